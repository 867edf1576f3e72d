"""Reads the whole audit trail and says whether it is as it was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import audit
from accounts.models import AuditHead


class Command(BaseCommand):
    help = (
        "Checks the chain of the audit trail; prints its head, to be kept elsewhere. Fails at the first broken entry."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        broken = audit.first_broken()
        if broken is not None:
            raise CommandError(f"The trail is broken at entry {broken}: changed, or missing.")
        head = AuditHead.objects.filter(pk=1).first() or AuditHead()
        self.stdout.write(f"The trail is whole. Entries: {head.number}. Head: {bytes(head.hash).hex()}")
