from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_seat_codes")]

    operations = [
        migrations.AddField("seatcode", "wrong", models.PositiveSmallIntegerField(default=0, db_default=0)),
    ]
