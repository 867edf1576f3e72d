"""Brings everything under the first key of the ring, and says when older keys may go. It can be run again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.encryption.rotation import rotate


class Command(BaseCommand):
    help = "Brings data keys, second factors and sessions under the first of CONTENT_KEYS, and says what is left."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and write nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        report = rotate(dry_run=options["dry_run"])
        left = len(report.broken) + (report.renewed if options["dry_run"] else 0)
        if not options["dry_run"]:
            self.stdout.write(f"Brought under the first key: {report.renewed}")
        self.stdout.write(f"Under the first key before: {report.current}")
        self.stdout.write(f"Left under other keys: {left}")
        if report.resealed:
            self.stdout.write(f"Sealed for a fuller place{' next time' * options['dry_run']}: {report.resealed}")
        if report.broken:
            self.stderr.writelines(f"Does not open: {name}\n" for name in report.broken)
            raise CommandError(
                "Some rows open with no key of CONTENT_KEYS, or were changed. They are as they were. "
                "Take no key out; put back the one that is missing, and run this again."
            )
        if left == 0:
            self.stdout.write("The older keys may be taken out of CONTENT_KEYS. Backups of before still need them.")
