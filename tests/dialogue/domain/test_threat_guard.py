"""No dialogue is asked for with a threat: what asks for one stands on the partner's home page."""

from uuid import uuid4

import pytest
from django.test import Client

from dialogue.domain.moves.move_plan import Move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content, NotUsable
from dialogue.models import Dialogue, Event
from dialogue.pages.home import living_part
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Ask
from tests.cast import Cast
from tests.stage import Stage

THREAT = "I will hit you if you tell anybody"


def test_a_threat_as_a_title_is_sent_to_nobody(client: Client, cast: Cast) -> None:
    client.force_login(cast.ann)
    before = living_part(cast.bob)
    response = client.post("/dialogue/start/", {"title": THREAT, "move_id": str(uuid4())})
    assert (response.status_code, "this reads as a threat" in response.content.decode()) == (400, True)
    assert (Dialogue.objects.count(), Event.objects.count()) == (0, 0)
    assert living_part(cast.bob) == before


def test_a_threat_beside_a_no_is_sent_to_nobody(stage: Stage) -> None:
    with pytest.raises(NotUsable):
        stage.move("bob", "not_today", THREAT)
    assert stage.row.step == "answer"


WORDY_FIRST = [
    (one.slug, move)
    for one in PROTOCOLS.values()
    for move, way in one.steps[one.first].ways.items()
    if way.asks in {Ask.TITLE, Ask.TEXT} and not one.about
]


@pytest.mark.parametrize(("slug", "move"), WORDY_FIRST, ids=[slug for slug, _move in WORDY_FIRST])
def test_no_kind_of_dialogue_begins_with_a_threat(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, slug: str, move: str
) -> None:
    monkeypatch.setattr("dialogue.domain.openings.closed_in_full", lambda _couple: 99)
    with pytest.raises(NotUsable, match="not usable"):
        open_dialogue(cast.ann, Opening(slug), Move(uuid4(), 0, move, Content(Utterance(THREAT))))
    assert Dialogue.objects.count() == 0
    assert open_dialogue(cast.ann, Opening(slug), Move(uuid4(), 0, move, Content(Utterance("our mornings")))).seq == 1
