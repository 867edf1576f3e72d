"""Reads every dialogue and says whether it is whole: after a restore, a crash, or whenever somebody doubts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dialogue.models import Dialogue
from dialogue.whole import fault_in


class Command(BaseCommand):
    help = "Checks that no event is missing, that every text opens and that each row is the fold of its events."

    def handle(self, *_args: Any, **_options: Any) -> None:
        checked, broken = 0, []
        for dialogue in Dialogue.objects.select_related("couple").order_by("created_at", "pk").iterator(chunk_size=50):
            checked += 1
            if fault := fault_in(dialogue):
                broken.append(f"{dialogue.pk}: {fault}")
        if broken:
            raise CommandError("\n".join([f"{len(broken)} of {checked} dialogues are not whole.", *broken]))
        self.stdout.write(f"All {checked} dialogues are whole.")
