"""What a view is kept by: without any part of its key somebody would be shown another's view."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from itertools import islice
from types import ModuleType
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import trans_real

from dialogue.pages import prepared_bars, prepared_events, prepared_turns
from dialogue.pages.prepared_bars import BarKey
from dialogue.pages.prepared_events import EventKey, event_html
from dialogue.pages.turn_extras import TurnExtras
from dialogue.pages.turn_samples import TurnKey
from tests.dialogue.pages.whole_views import lines_of, some_rooms, whole_and_prepared, whole_event

FIELDS = [
    *((prepared_turns, part) for part in TurnKey._fields),
    *((prepared_turns, f"extras.{part.name}") for part in fields(TurnExtras)),
    *((prepared_events, part) for part in EventKey._fields if part != "version"),  # so far each protocol has one
    *((prepared_bars, part) for part in BarKey._fields),
]


@pytest.fixture(autouse=True)
def _two_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is translated names its language: while there is one catalog, to forget the language would not show."""

    def named(message: str) -> str:
        return f"{translation.get_language()}: {trans_real.gettext(message)}"

    monkeypatch.setattr("django.utils.translation._trans.gettext", named)


class Forgetful:
    """The same views, but a part of each key is that of the first key."""

    def __init__(self, view: Callable[[Any], Any], part: str) -> None:
        self.view, self.first = view, list[Any]()
        self.outer, _dot, self.inner = part.rpartition(".")

    def __call__(self, key: Any) -> Any:
        extras = getattr(key, self.outer) if self.outer else None
        if extras:
            return self.view(key._replace(extras=self._without(extras, lambda **part: replace(extras, **part))))
        return self.view(key if self.outer else self._without(key, key._replace))

    def _without(self, key: Any, replaced: Callable[..., Any]) -> Any:
        self.first.append(getattr(key, self.inner))
        return replaced(**{self.inner: self.first[0]})


def pairs(slug: str) -> Iterator[tuple[object, object]]:
    """Some turns, bars and events in two languages, rendered whole and made from a view."""
    turns, events = [*islice(some_rooms(slug), 0, None, 3)], [*islice(lines_of(slug), 0, None, 17)]
    for language in ("fr", "nl"):  # which no other test has, so that none finds these views
        with translation.override(language):
            yield from (whole_and_prepared(*each) for each in turns)
            yield from ((whole_event(*each), event_html(*each)) for each in events)


def differ() -> bool:
    try:
        return any(whole != made for slug in ("intentional", "containment", "follow_up") for whole, made in pairs(slug))
    except KeyError:  # a mark for which there is no value
        return True


@pytest.mark.parametrize(("module", "part"), FIELDS)
def test_none_can_be_forgotten(module: ModuleType, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_view", Forgetful(module._view, part))

    assert differ()


def test_with_all_of_them_nothing_differs() -> None:
    assert not differ()
