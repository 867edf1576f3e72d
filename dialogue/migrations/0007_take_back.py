"""A move can be taken back: its event is marked, and the row keeps the fold before its last move."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0006_parallel")]

    operations = [
        migrations.AddField("dialogue", "before", models.JSONField(null=True, blank=True)),
        migrations.AddField("event", "taken_back", models.BooleanField(default=False, db_default=False)),
    ]
