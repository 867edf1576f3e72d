"""What a first name may not say: it stands on the partner's pages, unasked for. Apps above say what they object to."""

from collections.abc import Callable

Objects = Callable[[str], str]
_objecting: list[Objects] = []


def objects(of: Objects) -> None:
    """From now on a name to which `of` gives a reason is refused with it; to almost every one it gives ""."""
    _objecting.append(of)


def objection_to(name: str) -> str:
    """Why this name is not taken; "" for almost every one."""
    return next(filter(None, (of(name) for of in _objecting)), "")
