"""Every kind of person that may knock at a door, each in the same world."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from accounts.auth.mfa.second_factor import SecondFactorAdapter
from accounts.auth.sessions import key_hash
from accounts.care import care_invitations, consent, therapists
from accounts.couples import invitations
from accounts.lifecycle import account_actions
from accounts.models import CareLink, User
from dialogue.care import assignments, comments, live_seat, sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain.encryption import seal
from dialogue.models import Assignment, Comment
from dialogue.review import notes
from dialogue.review.models import Note
from dialogue.workbook.models import Line, Shelf, Vision
from tests.cast import Cast, approved, gather, in_care
from tests.stage import TO_FIRST_SEND, WHOLE, Stage


@dataclass(frozen=True)
class World:
    """Ann and Bob with a shared dialogue of the past and one that is open, in which Tess sits; and everybody else.

    A vision of theirs hangs, and they are building the next.
    """

    cast: Cast
    past: UUID
    now: UUID
    values: dict[str, object]  # what stands in addresses, by name of a route's parameter or by `route.parameter`

    @property
    def link(self) -> int:
        return CareLink.objects.get().pk


OF_THE_OPEN_ONE = (
    *(
        "room",
        "move",
        "look",
        "shelve",
        "unshelve",
        "check_body",
        "closing",
        "let_rest",
        "live_seat",
        "decline_suggestion",
    ),
    *("sitting", "ask_to_sit_in", "suggest", "leave_seat"),
)


def world() -> World:
    cast = gather()
    link = in_care(cast)
    past = Stage(cast)
    past.play(WHOLE)
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, past.id, Wish(share=True))
    comments.comment(cast.tess, past.id, "You stayed with it.")
    notes.note(cast.tess, past.id, "Ask about the car.")
    now = Stage(cast, "money")
    now.play(TO_FIRST_SEND)
    assignments.assign(cast.tess, link.couple, "intentional", "Something small.")
    live_seat.ask(cast.tess, now.id)
    for person in (cast.ann, cast.bob):
        live_seat.agree(person, now.id)
    UserSession.objects.create(user=cast.ann, ip="0.0.0.0", session_key=key_hash("elsewhere"), user_agent="")  # noqa: S104
    for person in (cast.tess, cast.ada, cast.dora, cast.eve):
        _second_step(person)
    _visions(cast)
    return World(cast, past.id, now.id, _values(cast, past.id, now.id))


def _values(cast: Cast, past: UUID, now: UUID) -> dict[str, object]:
    return {
        "dialogue_id": past,
        **dict.fromkeys([f"{route}.dialogue_id" for route in OF_THE_OPEN_ONE], now),
        "link_id": CareLink.objects.get().pk,
        "couple_id": cast.couple.pk,
        "session_id": UserSession.objects.get(user=cast.ann).pk,
        "token": "nothing",
        "join.token": invitations.invite(cast.eve)[1],
        "join_care.token": care_invitations.invite(cast.carl),
        "address": f"dialogue/{now}/",
        "kind": "record.txt",
        "check_in.kind": "csi4",
        "slug": "intentional",
        "key": Assignment.objects.get().key,
        "take_back_comment.key": Comment.objects.get().key,
        "remove_own.key": Note.objects.get().key,
        "vision_version.key": Vision.objects.get(stage="kept").key,
        "line": Line.objects.get().key,
        "object_id": cast.ann.pk,
        "sitting": "traits",
    }


def _visions(cast: Cast) -> None:
    Vision.objects.create(couple=cast.couple, number=1, stage="kept", kept_at=timezone.now())
    vision = Vision.objects.create(couple=cast.couple, number=2, stage="build")
    line = Line(vision=vision, couple=cast.couple, author=cast.ann, shelf=Shelf.VISION, position=0)
    with transaction.atomic():
        seal(line, "We laugh every day")
        line.save()


def _second_step(person: User) -> None:
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": SecondFactorAdapter().encrypt("JBSWY3DPEHPK3PXP")}
    )


def _ex(here: World) -> User:
    invitations.leave(here.cast.bob)
    return here.cast.ann


def _deactivated(here: World) -> User:
    ann = User.objects.get(pk=here.cast.ann.pk)
    account_actions.deactivate(ann, here.cast.ada)
    return ann


def _one_consent(here: World) -> User:
    consent.withdraw(here.cast.bob, here.link)
    return here.cast.tess


def _revoked(here: World) -> User:
    for person in (here.cast.ann, here.cast.bob):
        consent.withdraw(person, here.link)
    return here.cast.tess


def _unlinked(here: World) -> User:
    return approved(here.cast.eve)


def _unapproved(here: World) -> User:
    therapists.apply(here.cast.eve, licence="1", issued_by="A board", country="Utah")
    return here.cast.eve


def _without_second_step(here: World) -> User:
    Authenticator.objects.filter(user=here.cast.tess).delete()
    return here.cast.tess


# What comes before the request, and who makes it. None: somebody who has not signed in.
KINDS: dict[str, Callable[[World], User | None]] = {
    "visitor": lambda _here: None,
    "a": lambda here: here.cast.ann,
    "b": lambda here: here.cast.bob,
    "ex": _ex,
    "other": lambda here: here.cast.carl,
    "single": lambda here: here.cast.eve,
    "deactivated": _deactivated,
    "therapist": lambda here: here.cast.tess,
    "one_consent": _one_consent,
    "revoked": _revoked,
    "unlinked": _unlinked,
    "unapproved": _unapproved,
    "no_second_step": _without_second_step,
    "admin": lambda here: here.cast.ada,
}
