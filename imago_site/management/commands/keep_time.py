"""Runs due work once. For cron or a systemd timer, every minute or few; two at once do no harm."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dialogue.jobs.scheduler import do_due


class Command(BaseCommand):
    help = "Lets requests lapse and agreed times go by, and sends the mails that are due."

    def handle(self, *args: Any, **options: Any) -> None:
        found = do_due()
        for name, done in found.items():
            self.stdout.write(f"{name}: {done.count}")
        if failed := sum(done.failed for done in found.values()):
            raise CommandError(f"Not done: {failed}. The log names each by its id. The next run tries again.")
