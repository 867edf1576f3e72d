"""Couples in dialogues, written into a site's database: `python -m tests.bench.people N EVENTS`.

Prints one JSON object a couple: the dialogue's id, its seq, and a session key for each of the two. With 0 events they
have no dialogue, and wish for a sound at any hour.
"""

import json
import sys
from datetime import time
from importlib import import_module
from typing import Any
from uuid import uuid4

import django

django.setup()

from django.conf import settings  # noqa: E402  settings and models need the apps
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.db import transaction  # noqa: E402

from accounts.models import Couple, MailWishes, Partner, User  # noqa: E402
from dialogue.domain.moves.move_plan import Move  # noqa: E402
from dialogue.domain.moves.move_transaction import make_move  # noqa: E402
from dialogue.domain.openings import Opening, open_dialogue  # noqa: E402
from imago_site.demo.scripts import moves  # noqa: E402
from tests.bench.names import name_of  # noqa: E402
from tests.bench.script import OPENING, ROUND_ABOUT, TITLE  # noqa: E402


def couple(number: int, events: int) -> dict[str, Any]:
    """Two people whose dialogue has about `events` events and waits for Ann: of one, for Bob; of 0, they have none."""
    pair = {
        who: User.objects.create(email=f"{uuid4().hex}@example.org", name=name_of(number + place))
        for place, who in enumerate(("ann", "bob"))
    }
    both = Couple.objects.create()
    for seat, person in zip("ab", pair.values(), strict=True):
        Partner.objects.create(couple=both, user=person, seat=seat)
    keys = {name: session_of(person) for name, person in pair.items()}
    if events == 0:
        for person in pair.values():
            MailWishes.objects.create(person=person, sound=True, quiet_from=time(0), quiet_until=time(0))
        return keys
    (_who, ask, title), *opening = moves(TITLE + OPENING)
    made = open_dialogue(pair["ann"], Opening("intentional"), Move(uuid4(), 0, ask, title))
    script = opening if events > 1 else []
    while script:
        for who, move, content in script:
            made = make_move(pair[who], made.dialogue_id, Move(uuid4(), made.seq, move, content))
        script = list(moves(ROUND_ABOUT)) if made.seq < events else []
    return {"dialogue": str(made.dialogue_id), "seq": made.seq, **keys}


def session_of(person: User) -> str:
    """The key of a session in which this person is signed in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    count, events = map(int, sys.argv[1:])
    with transaction.atomic():
        there = User.objects.count()
        couples = [couple(there + 2 * place, events) for place in range(count)]
    sys.stdout.writelines(f"{json.dumps(one)}\n" for one in couples)
