"""What a view is kept by: without any part of its key somebody would be shown another's view."""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache, partial
from itertools import islice, product
from types import ModuleType
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import trans_real

from dialogue.pages.prepared_views import prepared_bars, prepared_events, prepared_turns
from dialogue.pages.prepared_views.prepared_bars import BarKey
from dialogue.pages.prepared_views.prepared_events import EventKey, event_html
from dialogue.pages.prepared_views.turn_extras import TurnExtras
from dialogue.pages.prepared_views.turn_samples import TurnKey
from tests.dialogue.pages.whole_views import lines_of, prepared_turn, some_rooms, whole_event, whole_turn

pytestmark = pytest.mark.xdist_group("reachable")  # where the states of each protocol are known
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


@cache
def told(slug: str, language: str) -> list[tuple[Callable[[], object], object]]:
    """Some turns, bars and events as made from a view, and as rendered whole, in this language."""
    turns: list[Any] = [*islice(some_rooms(slug), 0, None, 3)]
    events: list[Any] = [*islice(lines_of(slug), 0, None, 17)]
    with translation.override(language):
        return [
            *((partial(prepared_turn, *each), whole_turn(*each)) for each in turns),
            *((partial(event_html, *each), whole_event(*each)) for each in events),
        ]


def differ() -> bool:
    """Whether one is not as if rendered whole, when a page in one language is followed by one in another."""
    for slug, language in product(("intentional", "containment", "follow_up"), ("fr", "nl")):  # no other test has these
        expected = told(slug, language)
        with translation.override(language):
            try:
                if any(made() != whole for made, whole in expected):
                    return True
            except KeyError:  # a mark for which there is no value
                return True
    return False


@pytest.mark.parametrize(("module", "part"), FIELDS)
def test_none_can_be_forgotten(module: ModuleType, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_view", Forgetful(module._view, part))

    assert differ()


def test_with_all_of_them_nothing_differs() -> None:
    assert not differ()
