"""What tests of dialogues share. After each one the log must be whole: replay equals row."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from django.test import Client

from accounts.models import User
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain.access import Room
from dialogue.domain.moves import move_transaction
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import MoveResult
from dialogue.models import Dialogue
from tests.cast import Cast, gather, in_care, sign_in, with_second_step
from tests.dialogue.masks import without_form_ids
from tests.stage import WHOLE, Stage
from tests.whole_log import check_log


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """A dialogue that Ann has just asked for."""
    return Stage(cast)


@pytest.fixture
def shared(cast: Cast, stage: Stage) -> Stage:
    """A whole dialogue of Ann and Bob, which both share with Tess, their therapist."""
    with_second_step(in_care(cast).therapist)
    stage.play(WHOLE)
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, stage.id, Wish(share=True))
    return stage


@pytest.fixture
def tess(client: Client, cast: Cast) -> Client:
    """Signed in, with the second factor."""
    return sign_in(client, with_second_step(cast.tess))


@pytest.fixture
def page_of(client: Client) -> Callable[[User, str], str]:
    """What a page holds for somebody, without what is new with every request."""

    def look(user: User, address: str) -> str:
        client.force_login(user)
        return without_form_ids(client.get(address).content.decode())

    return look


@pytest.fixture
def slow_moves(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The moves that `make_move` made, or refused: of those that come by a socket, all that no live room planned."""
    made, make_move = [], move_transaction.make_move

    def counted(user: User, dialogue_id: UUID, move: Move, known: Room | None = None) -> MoveResult:
        made.append(move.move)
        return make_move(user, dialogue_id, move, known)

    monkeypatch.setattr(move_transaction, "make_move", counted)
    return made


@pytest.fixture(autouse=True)
def _replay_equals_row(request: pytest.FixtureRequest) -> Iterator[None]:
    if not {"db", "transactional_db"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
    yield
    for dialogue in Dialogue.objects.all():
        check_log(dialogue)
