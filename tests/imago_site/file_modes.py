"""Which files people other than their owner can open."""

import stat
from pathlib import Path


def open_to_others(var: Path) -> list[str]:
    """The names of all that somebody else may read, write or look into; collected static files are for everybody."""
    found = [var, *(path for path in var.rglob("*") if "static" not in path.parts)]
    return [str(path.relative_to(var)) for path in found if stat.S_IMODE(path.stat().st_mode) & 0o077]
