"""What a therapist can tell of the partner who does not share: that they said something, and nothing of how or when."""

import json
import re
from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse

from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.models import Event
from dialogue.protocol.terms import Mode
from dialogue.review import notes
from dialogue.review.views.actions import COPIES
from tests.cast import Cast, in_care, sign_in, with_second_step
from tests.stage import TO_FIRST_SEND, WHOLE, Stage

# Ann does all that a page could count or name: she corrects twice, hurts, pauses and stops.
HEATED = f"""{TO_FIRST_SEND}
    ann say When you came home late I felt worried and alone.
    bob say You felt fine.
    ann not_yet
    ann say I felt alone.
    bob say You were home.
    ann almost 2
    bob say You felt alone.
    ann ouch
    ann yes
    bob ask_more
    ann stop
"""
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"')
ANNS_STEPS = re.compile(
    r"\bouch\b|\balmost\b|\bnot[ _]yet\b|got me|Corrected a second time|Got it after|asked_more", re.IGNORECASE
)


def only_shared_by(who: str, cast: Cast, stage: Stage) -> None:
    for name in ("ann", "bob"):
        sharing_preferences.choose(getattr(cast, name), stage.id, Wish(share=name == who))


def pages(tess: Client, cast: Cast, stage: Stage) -> dict[str, str]:
    """All that a therapist sees of this dialogue."""
    found = {kind: tess.post(reverse("copy", args=[stage.id, kind])) for kind in COPIES}
    found["review"] = tess.get(reverse("review", args=[stage.id]))
    found["couple"] = tess.get(reverse("couple", args=[cast.couple.pk]))
    found["search"] = tess.post(reverse("search", args=[cast.couple.pk]), {"words": "you"})
    assert {response.status_code for response in found.values()} == {200}
    return {name: CHANGING.sub("", response.content.decode()) for name, response in found.items()}


def at_noon(stage: Stage) -> None:
    """As if it had been held yesterday at noon, so that an hour more leads into no other day."""
    first = stage.row.events.earliest("seq").at
    noon = (first - timedelta(days=1)).replace(hour=12, minute=0)
    stage.row.events.update(at=F("at") - (first - noon))


def slower(stage: Stage, seat: str) -> None:
    """As if everything that this seat did had taken it two minutes more."""
    late = timedelta()
    for event in stage.row.events.order_by("seq"):
        late += timedelta(minutes=2, seconds=17) if event.seat == seat else timedelta()
        Event.objects.filter(pk=event.pk).update(at=event.at + late)


@pytest.mark.parametrize(("sharer", "other"), [("ann", "b"), ("bob", "a")])
def test_how_long_the_one_who_withholds_took_changes_no_page(
    tess: Client, cast: Cast, shared: Stage, sharer: str, other: str
) -> None:
    at_noon(shared)
    only_shared_by(sharer, cast, shared)
    before = pages(tess, cast, shared)
    slower(shared, other)
    after = pages(tess, cast, shared)
    assert {name: after[name] == before[name] for name in before} == dict.fromkeys(before, True)


@pytest.mark.parametrize("both", [True, False])
def test_steps_of_the_one_who_withholds_are_named_and_counted_nowhere(
    cast: Cast, client: Client, *, both: bool
) -> None:
    with_second_step(in_care(cast).therapist)
    stage = Stage(cast)
    stage.play(HEATED)
    only_shared_by("bob", cast, stage)
    if both:
        sharing_preferences.choose(cast.ann, stage.id, Wish(share=True))
    found = pages(sign_in(client, cast.tess), cast, stage)
    del found["couple"]  # it names kinds of dialogues, too
    steps = {name: ANNS_STEPS.findall(page) for name, page in found.items()}
    if both:
        assert len(steps["review"]) > 5  # there is something to tell
        return
    assert steps == {name: [] for name in found}
    record = json.loads(found["record.json"])
    hers = [event for event in record["events"] if event["seat"] == "a"]
    assert {tuple(event) for event in hers} == {("seq", "seat", "round", "words", "withheld")}
    assert {event["words"] for event in hers} == {None}
    assert record["length"] is None
    assert {event["at"] for event in record["events"] if event["seat"] == "b"} == {None}


def test_spoken_dialogue_shows_the_steps_of_the_partner_who_shares(cast: Cast, client: Client) -> None:
    with_second_step(in_care(cast).therapist)
    stage = Stage(cast, "", Mode.SPOKEN)
    stage.play(f"{TO_FIRST_SEND}\nann say\nbob say\nann yes\nbob ask_more\nann no_more\nann stop")
    only_shared_by("bob", cast, stage)
    tess = sign_in(client, cast.tess)
    record = json.loads(tess.post(reverse("copy", args=[stage.id, "record.json"])).content)
    assert {event["seat"] for event in record["events"]} == {"b"}
    assert tess.get(reverse("review", args=[stage.id])).status_code == 200


def test_no_remark_finds_out_what_the_one_who_withholds_did(tess: Client, cast: Cast, stage: Stage) -> None:
    """A note takes the stage and round of its line along, so it is taken beside a line of the page alone."""
    with_second_step(in_care(cast).therapist)
    stage.play(HEATED)
    only_shared_by("bob", cast, stage)
    record = json.loads(pages(tess, cast, stage)["record.json"])
    address = reverse("remark", args=[stage.id])
    for kind in ("note", "comment", "mark"):
        tried = {
            seq: tess.post(address, {"kind": kind, "words": "Here?", "line": seq}).status_code
            for seq in range(1, stage.row.seq + 2)
        }
        assert [seq for seq, status in tried.items() if status == 302] == [event["seq"] for event in record["events"]]
        assert set(tried.values()) == {302, 404}


def test_a_note_beside_a_step_that_is_withheld_stays_with_its_author(tess: Client, cast: Cast, shared: Stage) -> None:
    seq = shared.row.events.filter(move="almost").values_list("seq", flat=True)[0]
    notes.note(cast.tess, shared.id, "She was quick here.", seq)
    only_shared_by("bob", cast, shared)
    assert "She was quick here." in pages(tess, cast, shared)["review"]


def test_pictures_hold_only_what_both_share(tess: Client, cast: Cast, shared: Stage) -> None:
    for title in ("money", "the weekend"):
        stage = Stage(cast, title)
        stage.play(WHOLE)
        only_shared_by("ann", cast, stage)
    page = tess.get(reverse("couple", args=[cast.couple.pk])).content.decode()
    assert page.count("<td>–</td>") == 4  # the length and the corrections of two
    assert "<svg" not in page  # one alone makes no picture
