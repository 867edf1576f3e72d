"""Erases the words that not both keep, when their days are over. For cron or a systemd timer, once a day."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from dialogue.jobs import retention


class Command(BaseCommand):
    help = "Erases the words of dialogues that not both partners keep, once the days that an admin set are over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say which are due, and erase nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            count = self.list_due() if options["dry_run"] else self.erase_due()
        except ValidationError:
            raise CommandError(
                "The number of days on the installation page must be from 1 to 3650. Nothing was erased."
            ) from None
        self.stdout.write(f"Dialogues {'due' if options['dry_run'] else 'erased'}: {count}")

    def erase_due(self) -> int:
        """Tells therapists first: where nothing else looks at the clock, words would wait for that forever."""
        retention.announce()
        return sum(map(retention.erase, retention.due_ids()))

    def list_due(self) -> int:
        ids = list(retention.due_ids())
        self.stdout.writelines(f"{dialogue_id}\n" for dialogue_id in ids)
        return len(ids)
