"""A pause says who took it. Of one that is on already, nobody is told; the next one has it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0008_visit_times")]

    operations = [
        migrations.AddField(
            "dialogue",
            "paused_by",
            models.CharField(
                max_length=5, choices=[("a", "a"), ("b", "b"), ("house", "house")], blank=True, db_default=""
            ),
        ),
    ]
