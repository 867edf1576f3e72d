"""Makes the moves that a clock brings. For cron or a systemd timer, every few minutes; two at once do no harm."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from dialogue.services import keep_time


class Command(BaseCommand):
    help = "Lets requests lapse and agreed times go by, where that is due."

    def handle(self, *args: Any, **options: Any) -> None:
        count = keep_time()
        text = ngettext("%(n)d dialogue moved on by its clock.", "%(n)d dialogues moved on by their clocks.", count)
        self.stdout.write(text % {"n": count})
