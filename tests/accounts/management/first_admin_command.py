"""The command `first_admin`, and what it printed."""

import io

from django.core.management import call_command


def first_admin(*arguments: str) -> str:
    said = io.StringIO()
    call_command("first_admin", *arguments, stdout=said)
    return said.getvalue()
