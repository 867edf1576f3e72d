"""Says whether every dialogue is whole and every erased account empty: after a restore, a crash, or when in doubt."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from dialogue.domain.integrity import fault_in
from dialogue.models import Dialogue
from dialogue.models.orphaned_rows import rows_left


class Command(BaseCommand):
    help = (
        "Checks that no event is missing, that every text opens, that each row is the fold of its events, "
        "and that nothing is left of people who were erased."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        checked, broken = 0, []
        for dialogue in Dialogue.objects.select_related("couple").order_by("created_at", "pk").iterator(chunk_size=50):
            checked += 1
            if fault := fault_in(dialogue):
                broken.append(f"{dialogue.pk}: {fault}")
        if broken:
            raise CommandError("\n".join([f"{len(broken)} of {checked} dialogues are not whole.", *broken]))
        self.stdout.write(f"All {checked} dialogues are whole.")
        if left := [f"{rows.model.__name__}: {rows.count()}" for rows in rows_left(User.objects.all())]:
            raise CommandError("\n".join(["Rows are left of erased people; the next `keep_time` deletes them.", *left]))
