"""Views made once: byte for byte what Django renders whole, at every step of every protocol, whatever anybody wrote."""

from itertools import islice

import pytest
from django.utils import timezone, translation

from dialogue.pages.prepared_views import prepared_bars, prepared_events, prepared_turns
from dialogue.pages.prepared_views.prepared_events import event_html
from dialogue.pages.prepared_views.prepared_turns import turn_view
from dialogue.pages.prepared_views.prepared_view import id_mark, number_mark, prepared, text_mark
from dialogue.pages.turn.turn_facts import PrivateFacts, TurnFacts
from dialogue.protocol.library import PROTOCOLS
from tests.dialogue.pages.chance_facts import AWKWARD
from tests.dialogue.pages.rooms_in_memory import rooms
from tests.dialogue.pages.whole_views import MOVE_ID, NOW, lines_of, prepared_turn, some_rooms, whole_event, whole_turn

pytestmark = pytest.mark.xdist_group("reachable")  # where the states of each protocol are known
NONE = TurnFacts(PrivateFacts())
every_slug = pytest.mark.parametrize("slug", PROTOCOLS)


@every_slug
def test_a_turn_and_its_bar_are_as_if_rendered_whole(slug: str) -> None:
    shown = set()
    for room, facts in some_rooms(slug):
        assert prepared_turn(room, facts) == whole_turn(room, facts)
        shown.add(room.step.key)

    assert shown == set(PROTOCOLS[slug].steps)


@every_slug
def test_an_event_is_as_if_rendered_whole(slug: str) -> None:
    told = [*islice(lines_of(slug), 3000)]

    assert [event_html(room, line) for room, line in told] == [whole_event(room, line) for room, line in told]
    assert {line.utterance.text for _room, line in told} == set(AWKWARD)


def test_each_form_has_a_new_id() -> None:
    views = [turn_view(room, NONE, NOW) for room in rooms("intentional") for _twice in range(2)]

    ids = [found for view in views for html in (view.html(), view.bar_html()) for found in MOVE_ID.findall(html)]

    assert (len(ids) > 1000, len(ids)) == (True, len(set(ids)))


def test_they_are_in_the_language_and_the_zone_of_the_reader() -> None:
    closed = next(room for room in rooms("intentional") if room.step.key == "closed")
    asked = next(room for room in rooms("intentional") if room.asked)  # and may choose a time

    seen = []
    for language, zone in (("en", "UTC"), ("de", "UTC"), ("en", "Asia/Tokyo"), ("en", "UTC")):
        with translation.override(language), timezone.override(zone):
            ends, begins = ((whole_turn(*each), prepared_turn(*each)) for each in ((closed, NONE), (asked, NONE)))
            assert (ends[0], begins[0]) == (ends[1], begins[1])
            seen.append((">Start<" in ends[1][2], begins[1][2].count('+09:00"') >= 14))  # the days to meet on

    assert seen == [(False, False), (True, False), (False, True), (False, False)]


def test_a_mark_that_somebody_writes_comes_out_as_it_is() -> None:
    view = prepared(f"<p>{text_mark('said')}</p><p>{text_mark('name')}</p>{id_mark('pk')} {number_mark('seq')}")
    marks = f"{text_mark('name')}{id_mark('pk')}{number_mark('seq')}"

    assert view.fill({"said": marks, "name": "Ann", "pk": 1, "seq": 2}) == f"<p>{marks}</p><p>Ann</p>1 2"


def test_what_is_kept_has_a_limit() -> None:
    for module in (prepared_turns, prepared_events, prepared_bars):
        assert 0 < (module._view.cache_parameters()["maxsize"] or 0) < 5000
