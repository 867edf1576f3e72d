"""Seats that stood on after what they rested on was over: each ends when that did."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone


def end_seats(apps: Apps, _schema_editor: object) -> None:
    live_seats = apps.get_model("dialogue", "LiveSeat").objects
    links = apps.get_model("accounts", "CareLink").objects.filter(
        couple=OuterRef("dialogue__couple"),
        therapist=OuterRef("therapist"),
        therapist__is_active=True,
        ended_at=None,
    )
    over = Q(dialogue__ended_at__isnull=False) | Q(dialogue__couple__ended_at__isnull=False) | ~Exists(links)
    for seat in live_seats.filter(over, ended_at=None).select_related("dialogue__couple"):
        seat.ended_at = seat.dialogue.ended_at or seat.dialogue.couple.ended_at or timezone.now()
        seat.save(update_fields=["ended_at"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_hints_while_writing"),
        ("dialogue", "0008_the_shelf"),
    ]

    operations = [migrations.RunPython(end_seats, migrations.RunPython.noop)]
