"""Couples of a site under faults, from inside. Run by tests as `python -m tests.faults.couples`, against its database.

prepare N   writes N couples, each in a dialogue; prints them as JSON
enter ID .. signs the couples of these dialogues in; prints them as `prepare` does
fill ID     fills a dialogue that waits for its first send with 500 moves, many of them long
logs ID ... asserts that each log is whole, prints `[[seq, move_id], ...]` of each as JSON
"""

import json
import sys
from collections.abc import Callable
from uuid import uuid4

import django

django.setup()

from django.conf import settings  # noqa: E402  the apps first
from django.test import Client  # noqa: E402

from accounts.models import User  # noqa: E402
from dialogue.domain.access import room_for  # noqa: E402
from dialogue.domain.moves.move_plan import Move  # noqa: E402
from dialogue.domain.moves.move_transaction import make_move  # noqa: E402
from dialogue.domain.openings import Opening  # noqa: E402
from dialogue.models import Dialogue  # noqa: E402
from imago_site.demo.playing import play  # noqa: E402
from imago_site.demo.scripts import moves  # noqa: E402
from tests.cast import pair  # noqa: E402
from tests.stage import TO_FIRST_SEND  # noqa: E402
from tests.whole_log import check_log  # noqa: E402


def prepare(count: str) -> object:
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
    rows = [Dialogue.objects.get(pk=pk) for pk in dialogues]
    for row in rows:
        check_log(row)
    return [[(event.seq, str(event.move_id)) for event in row.events.order_by("seq")] for row in rows]


if __name__ == "__main__":
    commands: dict[str, Callable[..., object]] = {"prepare": prepare, "enter": enter, "fill": fill, "logs": logs}
    json.dump(commands[sys.argv[1]](*sys.argv[2:]), sys.stdout)
