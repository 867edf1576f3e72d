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
from tests.dialogue.row_copies import scene
from tests.stage import WHOLE, Stage
from tests.whole_log import check_log

SHARED = pytest.StashKey[Stage]()


@pytest.fixture
def cast(request: pytest.FixtureRequest, db: None) -> Cast:
    if "shared" not in request.fixturenames:
        return gather()
    cast, request.node.stash[SHARED] = scene(cast_and_shared)
    return cast


@pytest.fixture
def stage(request: pytest.FixtureRequest, cast: Cast) -> Stage:
    """A dialogue that Ann has just asked for; for whoever asks for `shared` it is the one that is shared."""
    return request.node.stash.get(SHARED, None) or Stage(cast)


@pytest.fixture
def shared(request: pytest.FixtureRequest, cast: Cast, stage: Stage) -> Stage:
    """A whole dialogue of Ann and Bob, which both share with Tess, their therapist."""
    return stage if SHARED in request.node.stash else share(cast, stage)


def cast_and_shared() -> tuple[Cast, Stage]:
    cast = gather()
    return cast, share(cast, Stage(cast))


def share(cast: Cast, stage: Stage) -> Stage:
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
