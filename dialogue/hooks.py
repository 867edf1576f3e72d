"""Hooks by which apps above add to the home page and to an export. It names none of them; they register."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from accounts.models import User


@dataclass(frozen=True, slots=True)
class Reminder:
    """A line for somebody, and the name of the address that it leads to."""

    words: str | Promise
    address: str
    waits: bool = False  # not due yet: it stands where its own subject does, and not on the home page
    slug: str = ""  # the kind of dialogue that the address begins, where it is one
    aside: str = ""  # how it is named to a person who says "not now"; empty: it cannot be set aside


Reminds = Callable[[User], list[Reminder]]
Copies = Callable[[User], Any]
Brings = Callable[[User], str]
Highlights = Callable[[User], list[tuple[str, str | Promise]]]
_reminding: list[Reminds] = []
_copying: dict[str, Copies] = {}
_bringing: dict[str, Brings] = {}
_highlighting: list[Highlights] = []


def reminds(of: Reminds) -> None:
    """From now on the home page shows what `of` gives for its reader."""
    _reminding.append(of)


def goes_along(name: str, of: Copies) -> None:
    """From now on a copy holds, under this name, what `of` gives: plain data, that person's own to take."""
    _copying[name] = of


def brings(aid: str, of: Brings) -> None:
    """From now on a step with this aid has what `of` gives in the box of the one who writes there."""
    _bringing[aid] = of


def highlights(of: Highlights) -> None:
    """From now on “Ours” on the home page shows what `of` gives: lines that both may read, each with its source."""
    _highlighting.append(of)


def has_for(aid: str) -> bool:
    """Whether an app above may have something for a step with this aid."""
    return aid in _bringing


def brought(aid: str, user: User) -> str:
    """What this person's box holds at a step with this aid, before they write; mostly nothing."""
    return _bringing[aid](user) if aid in _bringing else ""


def reminders_for(user: User) -> list[Reminder]:
    """What is due."""
    return [one for of in _reminding for one in of(user) if not one.waits]


def highlights_for(user: User) -> list[tuple[str, str | Promise]]:
    """What the apps above keep for both, in their order."""
    return [line for of in _highlighting for line in of(user)]


def copies_for(user: User) -> dict[str, Any]:
    return {name: of(user) for name, of in _copying.items()}
