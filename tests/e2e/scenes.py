"""What a site can be filled with before a test begins. These run in a process of the site, once for many tests."""

from datetime import timedelta
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.care import consent
from accounts.models import CareLink, User
from dialogue.care import live_seat
from dialogue.domain import queries
from dialogue.domain.access import room_for
from dialogue.domain.encryption import unseal
from dialogue.models import BodyCheck, Choice, Dialogue
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Mode
from dialogue.workbook.vision import write_stage
from tests.cast import found, gather, in_care, session_of
from tests.dialogue.workbook import sample_rows
from tests.dialogue.workbook.vision import stages
from tests.e2e import practice
from tests.forms.reader import Reader, texts_for
from tests.library import play, with_practice
from tests.stage import Stage


def everybody() -> dict[str, str]:
    """The cast. For each by name the key of a session: whoever brings it as a cookie is signed in."""
    gather()
    return {person.name: session_of(person) for person in User.objects.order_by("pk")}


def in_a_dialogue(script: str) -> str:
    """The cast is there: Ann and Bob in a dialogue that Ann asked for, when these moves have been made in it."""
    stage = Stage(found())
    stage.play(script)
    return f"/dialogue/{stage.id}/"


def answers_at_the_end() -> list[int | bool | None]:
    """What Ann kept to herself as she closed the only dialogue there is: two levels, and whether the words are kept."""
    heard = queries.felt_heard_for(room_for(found().ann, Dialogue.objects.get().pk))
    return [int(unseal(BodyCheck.objects.get())), heard, Choice.objects.get().keep]


def aloud_in_person(script: str) -> str:
    """The same, held aloud."""
    stage = Stage(found(), "", Mode.SPOKEN)
    stage.play(script)
    return f"/dialogue/{stage.id}/"


def undo_lasts(hours: int = 1) -> None:
    """What can be taken back now can be for an hour: a busy machine is slower than ten seconds."""
    for row in Dialogue.objects.filter(before__isnull=False):
        row.before = {**(row.before or {}), "at": (timezone.now() + timedelta(hours=hours)).isoformat()}
        row.save(update_fields=["before"])


def undo_is_over() -> None:
    undo_lasts(-1)


def at_work() -> dict[str, str]:
    """The cast is there: a practice, whose therapist and admin have a second step. Their sessions, that proved it."""
    practice.open_it()
    return {name: session_of(practice.add_second_step(name)) for name in ("Tess", "Ada")}


def part_of(slug: str, mode: str, most: int) -> str:
    """The cast is there: Ann and Bob in a dialogue of this kind, when the first moves of its script have been made."""
    return f"/dialogue/{play(found(), slug, Mode(mode), most=most).pk}/"


def ready_for(slug: str) -> str:
    """The cast is there: Ann and Bob have closed what this protocol needs. The id of what it is about, or ""."""
    return str(with_practice(found(), PROTOCOLS[slug]) or "")


def tess_sits_in(dialogue_id: str) -> None:
    """With the consent of both."""
    cast = found()
    in_care(cast)
    live_seat.ask(cast.tess, UUID(dialogue_id))
    for person in (cast.ann, cast.bob):
        live_seat.agree(person, UUID(dialogue_id))


def time_goes_by(dialogue_id: str) -> None:
    """What the house waits for in this dialogue is due now."""
    assert Dialogue.objects.filter(pk=dialogue_id).exclude(house_at=None).update(house_at=timezone.now())


def everybody_at_work() -> dict[str, str]:
    """The cast and a practice."""
    return everybody() | at_work()


def with_difficult_texts() -> dict[str, str]:
    """The cast and a practice. Ann and Tess have posted a long link, a long word and more in each form they have."""
    sessions = everybody_at_work()
    for name, start in {"Ann": "/home/", "Tess": "/caseload/"}.items():
        reader = Reader(sessions[name])
        for form in reader.forms(start):
            reader.page(form.action or form.path, form.filled(texts_for(form)[0]))
    return sessions


def with_a_sentence_of_a_vision() -> dict[str, str]:
    """The cast. Ann has begun to write for their vision, and no dialogue is open."""
    sessions = everybody()
    write_stage.write(stages.half(found().ann), "We laugh at breakfast")
    return sessions


def with_practice_and_a_vision_to_build() -> dict[str, str]:
    """The cast. Ann and Bob have closed what the most demanding protocol needs, and build their vision."""
    sessions = everybody()
    with_practice(found(), max(PROTOCOLS.values(), key=lambda protocol: protocol.needs))
    for person in (found().ann, found().bob):
        sample_rows.alone(stages.half(person))  # their caring jars are open to each other
    stages.weighed(found().ann, found().bob)
    return sessions


def half_an_hour_without_anybody() -> None:
    """Nobody has asked for a page since."""
    assert UserSession.objects.update(last_seen_at=timezone.now() - timedelta(minutes=31))


def bob_shares_no_more() -> None:
    """He takes his consent back: the couple is nobody's to read any more."""
    bob = User.objects.get(name="Bob")
    consent.withdraw(bob, CareLink.objects.get(ended_at=None).pk)


def every_session_is_over() -> None:
    """As after two weeks without use."""
    assert Session.objects.all().delete()


def signs_in_again(name: str) -> str:
    """The key of a new session, with the second factor of whoever has one."""
    return session_of(User.objects.get(name=name))
