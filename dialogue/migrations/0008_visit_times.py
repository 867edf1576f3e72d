"""The row of a dialogue says when its step began and by whose move, and since when the two are in dialogue."""

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill_visits(apps: Any, _schema_editor: object) -> None:
    """Of those that are open. Since when the two are in dialogue is known from their next move on."""
    dialogue, event = (apps.get_model("dialogue", name) for name in ("Dialogue", "Event"))
    began = event.objects.filter(dialogue=OuterRef("pk"), seq=OuterRef("visit"))
    rows = dialogue.objects.filter(ended_at=None, visit__gt=0)
    rows.update(visit_at=Subquery(began.values("at")[:1]), visit_by=Subquery(began.values("seat")[:1]))


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0007_take_back")]

    operations = [
        migrations.AddField("dialogue", "visit_at", models.DateTimeField(null=True, blank=True)),
        migrations.AddField(
            "dialogue",
            "visit_by",
            models.CharField(
                max_length=5, blank=True, db_default="", choices=[("a", "a"), ("b", "b"), ("house", "house")]
            ),
        ),
        migrations.AddField("dialogue", "together_since", models.DateTimeField(null=True, blank=True)),
        migrations.RunPython(fill_visits, migrations.RunPython.noop),
    ]
