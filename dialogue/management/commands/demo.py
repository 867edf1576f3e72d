"""Fills in people and finished dialogues to look at, on the embedded default only."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts.models import Couple, Partner, User
from dialogue import demo
from dialogue.content import Content
from dialogue.demo.scripts import moves
from dialogue.models import Dialogue
from dialogue.openings import Opening, open_dialogue
from dialogue.protocol.terms import PAUSE
from dialogue.services import Move, make_move

SCRIPTS = Path(demo.__file__).parent
PASSWORD = "a quiet place to talk"  # noqa: S105  printed for everybody; the command refuses a real installation
PEOPLE = ("Ann", "Bob", "Carl", "Dora", "Eve", "Tess", "Ada")
COUPLES = (("Ann", "Bob"), ("Carl", "Dora"))
DIALOGUES = (("evenings", 9), ("sunday", 3), ("holidays", 5), ("weekend", 0))  # script, days ago


class Command(BaseCommand):
    help = "Fills in two couples with dialogues to look at, and says how to sign in as each of them."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise CommandError("The demo is for the embedded default only: unset DATABASE_URL.")
        if not User.objects.filter(email="ann@example.org").exists():
            people = {name.lower(): self._person(name) for name in PEOPLE}
            for pair in COUPLES:
                self._pair(*(people[name.lower()] for name in pair))
            for script, days in DIALOGUES:
                play(people, (SCRIPTS / f"{script}.txt").read_text(encoding="utf-8"), days)
        self._say_how_to_sign_in()

    def _person(self, name: str) -> User:
        admin = name == "Ada"
        return User.objects.create_user(
            f"{name.lower()}@example.org", PASSWORD, name=name, is_staff=admin, is_superuser=admin
        )

    def _pair(self, one: User, other: User) -> None:
        couple = Couple.objects.create()
        Partner.objects.create(couple=couple, user=one, seat="a")
        Partner.objects.create(couple=couple, user=other, seat="b")

    def _say_how_to_sign_in(self) -> None:
        self.stdout.write(f"Sign in at http://127.0.0.1:{settings.PORT}/account/login/ with the password: {PASSWORD}\n")
        lines = {
            "ann": "Bob’s partner. Three dialogues: two to read, one that Bob asks for now.",
            "bob": "Ann’s partner. Use a second browser, or a private window.",
            "carl": "Dora’s partner, with one dialogue that ended early.",
            "dora": "Carl’s partner.",
            "eve": "has nobody yet, and can invite somebody.",
            "tess": "an account without a partner; the pages for therapists are not built yet.",
            "ada": "an admin account; the pages for admins are not built yet.",
        }
        for name, about in lines.items():
            self.stdout.write(f"  {name}@example.org  {about}")


def play(people: dict[str, User], script: str, days_ago: int) -> UUID:
    """Plays a script through the services, then dates it as many days back, one move about every 40 seconds."""
    (first, _ask, title), *rest = moves(script)
    dialogue_id = open_dialogue(people[first], Opening("intentional"), Move(uuid4(), 0, "ask", title)).dialogue_id
    for who, move, content in rest:
        seq = Dialogue.objects.values_list("seq", flat=True).get(pk=dialogue_id)
        given = Content(minutes=10) if move == PAUSE else content
        make_move(people[who], dialogue_id, Move(uuid4(), seq, move, given))
    if days_ago:
        _date_back(Dialogue.objects.get(pk=dialogue_id), days_ago)
    return dialogue_id


def _date_back(dialogue: Dialogue, days: int) -> None:
    began = timezone.now() - timedelta(days=days, hours=1)
    events = list(dialogue.events.all())
    for event in events:
        event.at = began + timedelta(seconds=40 * event.seq)
        event.save(update_fields=["at"])
    dialogue.created_at, dialogue.ended_at = began, events[-1].at
    dialogue.save(update_fields=["created_at", "ended_at"])
