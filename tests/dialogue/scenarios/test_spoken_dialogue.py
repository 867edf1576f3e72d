"""A dialogue held aloud: what the room shows in place of a box, and what is left of it to read."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain import private_notes
from dialogue.domain.access import room_for
from dialogue.domain.validation import NotUsable
from dialogue.models import Dialogue, Draft
from dialogue.pages.transcripts import past_of
from dialogue.pages.turn.turn import Turn, turn_for
from dialogue.protocol.library import PROTOCOLS, protocol_of
from dialogue.protocol.terms import Ask, Mode, Protocol
from dialogue.texts import event_label, words_for
from tests.cast import Cast, in_care, sign_in, with_second_step
from tests.library import play
from tests.stage import TO_FIRST_SEND, Stage

SPOKEN = [protocol_of(slug, one.version, Mode.SPOKEN) for slug, one in PROTOCOLS.items() if Mode.SPOKEN in one.modes]
UNFINISHED = re.compile(
    r" (about|also feels|offers|appreciates|can give|feels|for|imagined that it feels like|needs|to|would feel"
    r"|gets frustrated|is angry|these words were missed|this is still missing|this part makes sense)$",
    re.IGNORECASE,
)
BY_HAND = re.compile(r"\b(tap|press|write|writes|written|type|box|marked|button)\b")


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """One held aloud, in which Ann is to speak first."""
    stage = Stage(cast, "", Mode.SPOKEN)
    stage.play(TO_FIRST_SEND)
    return stage


def turn_of(stage: Stage, who: str) -> Turn:
    return turn_for(room_for(stage.people[who], stage.id))


def buttons_of(turn: Turn) -> list[list[str]]:
    return [[label for _move, label in group.buttons] for group in turn.forms.groups]


@pytest.mark.parametrize("protocol", SPOKEN, ids=lambda protocol: protocol.slug)
def test_no_word_of_the_room_speaks_of_writing(protocol: Protocol) -> None:
    for step in protocol.steps.values():
        words = words_for(protocol, step)
        said = (words.title, words.tip, words.waiting, words.waiting_tip, words.hint, *words.moves.values())
        assert [str(one) for one in said if BY_HAND.search(str(one))] == [], step.key


def test_both_see_who_speaks_and_how_to_begin(stage: Stage) -> None:
    ann, bob = turn_of(stage, "ann"), turn_of(stage, "bob")

    assert [(turn.timing.aloud, turn.timing.speaking, turn.instructions.acting) for turn in (ann, bob)] == [
        (True, True, True),
        (True, True, False),
    ]
    assert ann.instructions.stems == bob.instructions.stems == ("I feel…", "What’s bothering me is…", "I need…")
    assert buttons_of(ann) == [["I’ve said it"]]


def test_a_check_is_one_row_of_buttons(stage: Stage) -> None:
    stage.play("ann say")
    assert buttons_of(turn_of(stage, "bob")) == [["I’ve mirrored it"]]
    stage.play("bob say")

    ann = turn_of(stage, "ann")
    assert (ann.timing.speaking, buttons_of(ann)) == (
        False,
        [["Yes, you got me", "Almost, this part was missed", "Not yet, I’ll say it again"]],
    )


def test_the_clock_of_a_turn_begins_with_it(stage: Stage) -> None:
    Dialogue.objects.filter(pk=stage.id).update(visit_at=timezone.now() - timedelta(seconds=75))
    assert turn_of(stage, "bob").timing.lasted_words == "1:15"

    stage.play("ann say")
    assert turn_of(stage, "bob").timing.lasted == 0


def test_a_draft_is_refused(stage: Stage) -> None:
    with pytest.raises(NotUsable):
        private_notes.keep_draft(stage.people["ann"], stage.id, stage.row.visit, "what I have not said yet")
    assert Draft.objects.count() == 0


def test_what_is_left_is_the_skeleton_with_its_times(cast: Cast, client: Client) -> None:
    pk = play(cast, "intentional", Mode.SPOKEN).pk
    client.force_login(cast.ann)

    assert [past.title for past in past_of(cast.ann)] == ["Dialogue, aloud"]
    page = client.get(reverse("transcript", args=[pk])).content.decode()
    assert '<h1 dir="auto">Dialogue, aloud</h1>' in page
    assert len(re.findall(r"<time ", page)) == Dialogue.objects.get(pk=pk).seq
    written = client.get(reverse("transcript", args=[play(cast, "intentional").pk])).content.decode()
    assert [len(re.findall(r"</time></small>\s*<p", one)) > 0 for one in (page, written)] == [False, True]


def test_a_request_that_lapsed_is_nothing_to_read(cast: Cast) -> None:
    stage = Stage(cast, "", Mode.SPOKEN)
    stage.move("ann", "stop")

    assert (stage.row.step, past_of(cast.ann)) == ("lapsed", [])


def test_a_therapist_sees_its_steps(cast: Cast, client: Client) -> None:
    link = in_care(cast)
    with_second_step(link.therapist)
    pk = play(cast, "intentional", Mode.SPOKEN).pk
    sharing_preferences.choose(cast.ann, pk, Wish(share=True))
    sign_in(client, link.therapist)

    couple = client.get(reverse("couple", args=[link.couple_id])).content.decode()
    page = client.get(reverse("review", args=[pk])).content.decode()

    # Bob asked for it, and does not share yet: its kind and day stand for its title.
    day = date_format(timezone.localdate(), "F j")
    assert ("Dialogue, aloud" in couple, f", {day}</bdi>" in couple) == (False, True)
    written = play(cast, "intentional").pk
    sharing_preferences.choose(cast.ann, written, Wish(share=True))
    both = (page, client.get(reverse("review", args=[written])).content.decode())
    assert ['<p class="words" dir="auto">' in one for one in both] == [False, True]
    sharing_preferences.choose(cast.bob, pk, Wish(share=True))
    assert '<h1 dir="auto">Dialogue, aloud</h1>' in client.get(reverse("review", args=[pk])).content.decode()


@pytest.mark.parametrize("protocol", SPOKEN, ids=lambda protocol: protocol.slug)
def test_what_the_log_tells_needs_no_words_behind_it(protocol: Protocol) -> None:
    def unfinished(held: Protocol) -> list[str]:
        labels = [event_label(held, held.steps[step], move) for step, move in said]
        return [label for label in labels if UNFINISHED.search(label)]

    said = [
        (key, move) for key, step in protocol.steps.items() for move, way in step.ways.items() if way.asks is Ask.ALOUD
    ]
    assert unfinished(protocol) == []
    assert unfinished(PROTOCOLS[protocol.slug]) != []  # in writing words follow, and the search itself works


def test_dialogue_nested_in_a_spoken_one_is_spoken_too(stage: Stage, client: Client) -> None:
    client.force_login(stage.people["ann"])

    room = client.get(reverse("room", args=[stage.id])).content.decode()
    (address,) = re.findall(r'href="(/dialogue/begin/reconnect/[^"]*)"', room)
    page = client.get(unescape(address)).content.decode()

    assert '<input type="hidden" name="mode" value="spoken">' in page
    assert ("<textarea" in page, "I’ve said it" in page) == (False, True)


@pytest.mark.parametrize(("slug", "mode", "said"), [("intentional", Mode.SPOKEN, True), ("daily", None, False)])
def test_asked_partner_reads_the_mode_where_there_was_a_choice(
    cast: Cast, slug: str, mode: Mode | None, *, said: bool
) -> None:
    pk = play(cast, slug, mode, most=1).pk

    for person in (cast.ann, cast.bob):
        assert (turn_for(room_for(person, pk)).timing.manner is not None) == said


def test_what_was_said_aloud_is_one_line_and_no_box(stage: Stage, client: Client) -> None:
    stage.play("ann say\nbob say\nann yes")
    page = sign_in(client, stage.people["ann"]).get(reverse("room", args=[stage.id])).content.decode()

    lines = re.findall(r'<li data-seq="\d+" class="([^"]*)">(.*?)</li>', page)[-3:]
    assert [classes for classes, _inside in lines] == ["seat-a aloud", "seat-b gives-back aloud", "seat-a act"]
    assert ["<p" in inside for _classes, inside in lines] == [False, False, False]
    again = client.get(reverse("transcript", args=[stage.id])).content.decode()
    assert re.findall(r'<div class="((?:said )?seat-[ab][^"]* aloud)"', again) == [
        "said seat-a aloud",  # the request
        "said seat-a aloud",
        "seat-b aloud",
    ]
    assert re.findall(r"<p[ >]", again.partition('<div class="said')[2].partition("</ol>")[0]) == []
