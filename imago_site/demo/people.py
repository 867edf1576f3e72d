"""The people of the demo: who they are, what they have held, and what each of them shows. On a laptop only."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from accounts import audit
from accounts.audit import Act
from accounts.care import care_invitations, consent, therapists
from accounts.models import Couple, Partner, User
from dialogue.care.sharing_preferences import Wish, choose
from dialogue.domain.openings import Opening
from dialogue.models import Dialogue
from dialogue.protocol.library import PROTOCOLS
from imago_site.demo.playing import play
from imago_site.demo.scripts import script_of

PASSWORD = "a quiet place to talk"  # noqa: S105  printed for everybody; the command refuses a real installation
ABOUT = {
    "ann": "Bob’s partner. Three dialogues: two to read, one that Bob asks for now.",
    "bob": "Ann’s partner. Use a second browser, or a private window.",
    "carl": "Dora’s partner. One dialogue of almost every kind to read.",
    "dora": "Carl’s partner.",
    "eve": "has nobody yet, and can invite somebody.",
    "tess": "Ann and Bob’s therapist. Asked for a second step first.",
    "ada": "an admin; /admin/ asks for a second step first.",
}
OF_ANN_AND_BOB = (("evenings", 9), ("sunday", 3), ("weekend", 0))  # script, days ago
PRACTICE = 5  # dialogues in full, behind which every kind is open


def gather() -> None:
    """Writes them into the database, with all that they have held."""
    people = {name: _person(name) for name in ABOUT}
    audit.record(None, Act.FIRST_ADMIN_MADE, about=people["ada"], reason="By command: demo")
    for pair in (("ann", "bob"), ("carl", "dora")):
        _pair(*(people[name] for name in pair))
    _take_in_care(people)
    for script, days in OF_ANN_AND_BOB:
        held = play(people, Opening("intentional"), _script(script))
        if days:
            share(people, held)
            date_back(held, days)
    _play_the_library({"ann": people["carl"], "bob": people["dora"], "carl": people["carl"], "dora": people["dora"]})


def _play_the_library(people: dict[str, User]) -> None:
    """Practice first, then one of each kind that the two can hold by themselves, the newest last."""
    date_back(play(people, Opening("intentional"), _script("holidays")), 40)
    for ago in range(PRACTICE):
        date_back(play(people, Opening("intentional"), script_of("intentional")), 39 - ago)
    ago = 30
    about: dict[str, UUID] = {}
    for slug, protocol in PROTOCOLS.items():
        if not protocol.needs_therapist and not protocol.usual:
            held = play(people, Opening(slug, about=about.get(protocol.about)), script_of(slug))
            about[slug], ago = held.pk, ago - 2
            date_back(held, ago)


def share(people: dict[str, User], held: Dialogue) -> None:
    """Both let their therapist read it."""
    for name in ("ann", "bob"):
        choose(people[name], held.pk, Wish(keep=True, share=True, export=False))


def date_back(dialogue: Dialogue, days: int) -> None:
    """Sets a dialogue as many days back, one move about every 40 seconds."""
    began = timezone.now() - timedelta(days=days, hours=1)
    events = list(dialogue.events.all())
    for event in events:
        event.at = began + timedelta(seconds=40 * event.seq)
        event.save(update_fields=["at"])
    dialogue.created_at, dialogue.ended_at = began, events[-1].at
    dialogue.save(update_fields=["created_at", "ended_at"])


def _script(name: str) -> str:
    return (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")


def address_of(name: str) -> str:
    """At a domain that is nobody's (RFC 2606), so that no person of the demo is a real one."""
    return f"{name}@example.org"


def _person(name: str) -> User:
    admin = name == "ada"
    return User.objects.create_user(address_of(name), PASSWORD, name=name.title(), is_staff=admin, is_superuser=admin)


def _pair(one: User, other: User) -> None:
    couple = Couple.objects.create()
    Partner.objects.create(couple=couple, user=one, seat="a")
    Partner.objects.create(couple=couple, user=other, seat="b")


def _take_in_care(people: dict[str, User]) -> None:
    """Tess, approved by Ada, with the yes of both."""
    profile = therapists.apply(people["tess"], licence="DEMO", issued_by="A demo board", country="Nowhere")
    therapists.approve(profile, people["ada"])
    link = care_invitations.accept(people["ann"], care_invitations.invite(people["tess"]))
    consent.consent(people["bob"], link.pk)
