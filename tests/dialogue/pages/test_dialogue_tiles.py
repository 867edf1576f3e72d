"""The three needs of home: hidden while something waits for an answer, and after it what a couple is ready for."""

from datetime import timedelta

from django.utils import timezone

from dialogue.domain import request_mute
from dialogue.pages.dialogue_tiles import dialogue_tiles_for
from dialogue.pages.home import living_context, living_part
from tests.cast import Cast
from tests.library import play
from tests.stage import TO_FIRST_SEND, Stage


def kinds(cast: Cast) -> list[str]:
    return [tile.slug for tile in dialogue_tiles_for(cast.couple)]


def test_talking_is_the_short_form_until_one_is_finished(cast: Cast) -> None:
    assert kinds(cast) == ["daily", "first_dialogue", "containment"]
    play(cast, "first_dialogue")
    assert kinds(cast) == ["daily", "intentional", "containment"]


def test_each_says_how_long_it_takes_where_that_is_known(cast: Cast) -> None:
    assert [tile.takes for tile in dialogue_tiles_for(cast.couple)[:2]] == [
        "About 2 minutes.",
        "About 12 minutes.",
    ]


def test_needs_are_hidden_from_both_while_something_is_open(stage: Stage, cast: Cast) -> None:
    def shown() -> list[bool]:
        return ['class="tile"' in living_part(person) for person in (cast.ann, cast.bob)]

    assert shown() == [False, False]
    stage.move("ann", "stop")
    assert shown() == [True, True]


def test_what_can_start_beside_a_pause_stays_in_sight_of_both(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", until=timezone.now() + timedelta(days=5))
    within = f"/begin/containment/?within={stage.id}&amp;mode=live"
    for person in (cast.ann, cast.bob):
        html = living_part(person)
        found = [html.count('class="tile"'), '/begin/daily/"' in html, within in html, html.count('class="clock"')]
        assert found == [2, True, True, 1]


def test_an_appointment_stands_above_the_needs(stage: Stage, cast: Cast) -> None:
    stage.move("bob", "later", until=timezone.now() + timedelta(days=1))
    for person in (cast.ann, cast.bob):
        html = living_part(person)
        assert 0 < html.index('<p class="clock">') < html.index('class="tile"')


def test_needs_are_hidden_from_whoever_muted_requests_alone(cast: Cast) -> None:
    request_mute.mute(cast.bob)
    assert [len(living_context(person)["tiles"]) for person in (cast.ann, cast.bob)] == [3, 0]


def test_an_appreciation_that_waits_hides_no_need(cast: Cast) -> None:
    play(cast, "daily", most=1)
    for person in (cast.ann, cast.bob):
        assert living_part(person).count('class="tile"') == 3


def test_home_of_a_running_dialogue_has_one_card_and_no_need(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    html = living_part(cast.ann)
    assert (html.count('class="card'), 'class="tile"' in html, "What do you need?" in html) == (1, False, False)
