from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_reconnection")]

    operations = [
        migrations.AddField(
            "user", "focus", models.BooleanField(db_default=False, default=False, verbose_name="focus mode")
        ),
    ]
