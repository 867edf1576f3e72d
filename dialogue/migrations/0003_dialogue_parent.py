"""A nested dialogue names its parent, as the code does; the two rules about open dialogues are made anew with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0002_event_sealed")]

    operations = [
        migrations.RemoveConstraint("dialogue", "one_open_dialogue_a_couple"),
        migrations.RemoveConstraint("dialogue", "one_open_dialogue_within_another"),
        migrations.RenameField("dialogue", "within", "parent"),
        migrations.AlterField(
            "dialogue",
            "parent",
            models.ForeignKey(
                "dialogue.dialogue", on_delete=models.PROTECT, null=True, blank=True, related_name="nested"
            ),
        ),
        migrations.AddConstraint(
            "dialogue",
            models.UniqueConstraint(
                fields=["couple"],
                condition=models.Q(ended_at=None, parent=None),
                name="one_open_dialogue_a_couple",
            ),
        ),
        migrations.AddConstraint(
            "dialogue",
            models.UniqueConstraint(
                fields=["parent"], condition=models.Q(ended_at=None), name="one_open_nested_dialogue"
            ),
        ),
    ]
