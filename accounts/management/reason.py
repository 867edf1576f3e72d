"""Why somebody acts on an account from the command line: asked for, and kept in the trail."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

LEAST, MOST = 5, 180


def add_reason(parser: ArgumentParser, **options: Any) -> None:
    parser.add_argument("--reason", help=f"why; {LEAST} to {MOST} characters, kept in the trail", **options)


def reason_from(given: str | None) -> str:
    """What the trail says: the command line has no account, so the entry has no actor. Raises `CommandError`."""
    text = " ".join((given or "").split())
    if not LEAST <= len(text) <= MOST:
        raise CommandError(f"Say why with --reason, in {LEAST} to {MOST} characters. It is kept in the trail.")
    return f"By command: {text}"
