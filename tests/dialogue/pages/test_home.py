"""The cards of home: each with the times of its own dialogue, and filled only where something is to be done."""

import re
from datetime import timedelta

from django.utils import timezone

from accounts.couples import invitations
from accounts.models import User
from dialogue.jobs.deadline_moves import moves_of
from dialogue.jobs.scheduler import do_due
from dialogue.models import Dialogue
from dialogue.pages.home import living_part
from dialogue.pages.transcripts import past_of
from dialogue.texts import time_labels
from tests.cast import Cast
from tests.dialogue.scenarios.containment import Anger
from tests.library import play
from tests.stage import TO_FIRST_SEND, Stage


def clocks(html: str) -> list[str]:
    return [re.sub(r"\s+", " ", line) for line in re.findall(r'<p class="clock">(.*?)</p>', html, re.DOTALL)]


def test_a_time_to_meet_keeps_its_words_beside_time_to_cool_down(stage: Stage, cast: Cast) -> None:
    stage.move("bob", "later", until=timezone.now() + timedelta(days=5))
    Anger(cast)

    anger, meeting = clocks(living_part(cast.bob))
    assert (anger.partition(" come back")[0], meeting.partition(" meet")[0]) == (
        "Ann asked for time to cool down. Both of you",
        "You chose to",
    )


def test_a_card_says_to_each_who_asked_for_time_to_cool_down(cast: Cast) -> None:
    Anger(cast)
    found = [clocks(living_part(person))[0].partition(" Both")[0] for person in (cast.ann, cast.bob)]
    assert found == ["You asked for time to cool down.", "Ann asked for time to cool down."]


def test_a_time_that_lies_ahead_names_its_weekday_and_fills_no_button_until_then(stage: Stage, cast: Cast) -> None:
    when = timezone.now() + timedelta(days=5)
    stage.move("bob", "later", until=when)
    html = living_part(cast.ann)
    assert (f"Bob chose to meet {timezone.localtime(when):%A}" in html, 'class="main"' in html) == (True, False)

    Dialogue.objects.update(appointed_at=timezone.now() - timedelta(minutes=1))
    assert 'class="main"' in living_part(cast.ann)


def test_a_request_that_somebody_lets_rest_fills_no_button_for_them(stage: Stage, cast: Cast) -> None:
    assert 'class="main"' in living_part(cast.bob)
    stage.let_rest("bob")
    assert 'class="main"' not in living_part(cast.bob)


def buttons(person: User) -> list[tuple[str, str]]:
    """What a card offers, each with whether it is filled."""
    return re.findall(r'<(?:a|button) class="(\w+)"[^>]*>([^<]+)</', living_part(person))


def test_a_card_in_a_pause_has_the_button_that_it_names_filled_once_the_partner_is_ready(
    stage: Stage, cast: Cast
) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", minutes=20)
    assert buttons(cast.ann) == [("quiet", "I’m back"), ("link", "Open the dialogue")]
    stage.move("bob", "resume")
    assert buttons(cast.ann) == [("main", "I’m back"), ("link", "Open the dialogue")]
    assert buttons(cast.bob) == [("quiet", "Open the dialogue")]


def test_a_card_is_filled_for_the_person_whose_turn_it_is(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    assert [buttons(person) for person in (cast.ann, cast.bob)] == [
        [("main", "Open the dialogue")],
        [("quiet", "Open the dialogue")],
    ]


def test_a_dialogue_of_a_kind_without_titles_is_called_by_its_kind(cast: Cast) -> None:
    play(cast, "appreciation")
    assert [past.title for past in past_of(cast.ann)] == ["Appreciation"]


def test_home_says_that_a_link_is_out_and_until_when(cast: Cast) -> None:
    assert "Invite my partner" in living_part(cast.eve)
    made, _token = invitations.invite(cast.eve)
    html = living_part(cast.eve)
    until = time_labels.in_words(made.ends_at, timezone.now())
    title = "You’ve made a link for your partner"
    shown = [words in html for words in (title, f"expires {until}.", "See the link", "Invite my partner")]
    assert shown == [True, True, True, False]


def test_home_tells_the_person_who_asked_of_a_spoken_no_and_of_no_other(stage: Stage, cast: Cast) -> None:
    stage.move("bob", "not_today")
    told = "said “Not today” to your request."
    assert [told in living_part(person) for person in (cast.ann, cast.bob)] == [True, False]

    Dialogue.objects.update(ended_at=timezone.now() - timedelta(hours=13))
    assert told not in living_part(cast.ann)


def test_home_tells_nothing_of_a_request_that_ended_by_itself(stage: Stage, cast: Cast) -> None:
    stage.let_rest("bob")
    do_due(timezone.now() + timedelta(days=2), scope=moves_of(cast.ann))
    assert Dialogue.objects.get().over
    assert "to your request" not in living_part(cast.ann)
