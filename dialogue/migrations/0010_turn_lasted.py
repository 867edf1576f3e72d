"""A turn's clock stands still in a pause. One that is on already goes on counting: nobody knows when it began."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0009_paused_by")]

    operations = [
        migrations.AddField("dialogue", "turn_lasted", models.DurationField(null=True, blank=True)),
    ]
