"""Couples of a site under faults, from inside: `Site.couples` calls these in a process of it, against its database."""

from uuid import uuid4

from django.conf import settings
from django.test import Client

from accounts.models import User
from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_move
from dialogue.domain.openings import Opening
from dialogue.models import Dialogue
from imago_site.demo.playing import play
from imago_site.demo.scripts import moves
from tests.cast import pair
from tests.stage import TO_FIRST_SEND
from tests.whole_log import check_log


def prepare(count: str) -> object:
    """Writes so many couples, each in a dialogue."""
    return [_couple() for _ in range(int(count))]


def _couple() -> dict[str, object]:
    mark = uuid4().hex
    people = {
        name: User.objects.create_user(f"{name}.{mark}@example.org", name=name.title()) for name in ("ann", "bob")
    }
    pair(*people.values())
    dialogue = play(people, Opening("intentional"), f"ann ask Our evenings\n{TO_FIRST_SEND}").pk
    return _signed_in(str(dialogue), *people.values())


def enter(*dialogues: str) -> object:
    """Signs the couples of these dialogues in; gives them as `prepare` does."""
    rows = [Dialogue.objects.get(pk=pk) for pk in dialogues]
    return [
        _signed_in(str(row.pk), *(partner.user for partner in row.couple.partners.order_by("seat"))) for row in rows
    ]


def _signed_in(dialogue: str, *people: User) -> dict[str, object]:
    return {"dialogue": dialogue, "cookies": [_cookie_of(person) for person in people]}


def _cookie_of(person: User) -> str:
    client = Client()
    client.force_login(person)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def fill(dialogue: str) -> object:
    """Fills a dialogue that waits for its first send with 500 moves, many of them long."""
    row = Dialogue.objects.get(pk=dialogue)
    people = dict(zip(("ann", "bob"), (partner.user for partner in row.couple.partners.order_by("seat")), strict=True))
    long = "I sit there. " * 140
    script = list(moves(f"ann say {long}\nbob say {long}\nann yes\nbob ask_more\nann more"))
    rooms = {who: room_for(person, row.pk) for who, person in people.items()}
    for place in range(500):
        who, move, content = script[place % len(script)]
        make_move(people[who], row.pk, Move(uuid4(), row.seq + place, move, content), rooms[who])
    return None


def logs(*dialogues: str) -> object:
    """Asserts that each log is whole, and gives the seq and the id of each of its moves."""
    rows = [Dialogue.objects.get(pk=pk) for pk in dialogues]
    for row in rows:
        check_log(row)
    return [[(event.seq, str(event.move_id)) for event in row.events.order_by("seq")] for row in rows]
