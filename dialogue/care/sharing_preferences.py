"""What each person decides about the words of a dialogue, for themselves alone and effective at once.

A private act: no seq, no notification of the dialogue. Only the open pages of the therapist are told to look again.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts import audit
from accounts.audit import Act
from accounts.care import consent
from accounts.models import CareLink, Couple, Partner, User
from accounts.models.prepared_statements import Select
from dialogue.domain import notify
from dialogue.domain.access import DIALOGUE, USER, Room, membership_of, past_room_for
from dialogue.models import Choice, Dialogue, Standing
from dialogue.protocol.terms import Seat

ANSWER = Select(lambda: Choice.objects.filter(dialogue=DIALOGUE, person=USER).select_related("link__therapist"))
STANDING = Select(lambda: Standing.objects.filter(person=USER).select_related("link"))


@dataclass(frozen=True, slots=True)
class Wish:
    """One person's answer: keep the words, share them with the therapist, let the partner's export hold them.

    "The therapist" is the one that the couple has now: a share under a care link that has ended counts as none.
    """

    keep: bool = True
    share: bool = False
    export: bool = False


def choose(user: User, dialogue_id: UUID, wish: Wish, *, asked: int | None = None) -> None:
    """Keeps the answer for one dialogue, also after the couple has ended. Raises `NotInTheRoom` for others.

    `asked` is the care link that the form named: a yes to one therapist is never a yes to another, who has come since.
    Of two at once the later one stands; the row's lock puts them in an order.
    """
    with transaction.atomic():
        room = past_room_for(user, dialogue_id)
        link = _link_asked(room.dialogue.couple, asked)
        Choice.objects.get_or_create(dialogue=room.dialogue, person=user)
        row = (
            Choice.objects.select_for_update(of=("self",))
            .select_related("link")
            .get(dialogue=room.dialogue, person=user)
        )
        before, row.keep, row.export = is_shared(row), wish.keep, wish.export
        share = wish.share and link is not None
        if share and not before:
            row.shared_at, row.link = timezone.now(), link
        elif not share and (before or link):  # what an earlier therapist read stays as it was until somebody is asked
            row.shared_at = row.link = None
        row.save()
        if before != share:
            _say_shared(room, share)


def is_shared(row: Choice | Standing) -> bool:
    """Whether the answer opens something to the couple's present therapist; a standing one, whether it would."""
    return row.link is not None and row.link.ended_at is None


def current_shares() -> QuerySet[Choice]:
    """The answers that open something: given to a care link that lasts, by somebody who is still here."""
    return Choice.objects.filter(link__isnull=False, link__ended_at=None, person__erased_at=None)


def wish_of(user: User, dialogue: Dialogue) -> Wish:
    """What stands in the form: the answer that was given, else the standing one."""
    row = answer_of(user, dialogue)
    return _wish(row) if row else standing_of(user)


def answer_of(user: User, dialogue: Dialogue) -> Choice | None:
    """The answer that was given, if one was."""
    return ANSWER.first(dialogue=dialogue.pk, user=user.pk)


def lets_take_along(person: User, dialogue: Dialogue) -> bool:
    """Whether this person's words may stand in the partner's own copy."""
    row = answer_of(person, dialogue)
    return row is not None and row.export and person.erased_at is None


def wishes_of(user: User) -> dict[UUID, Wish]:
    """Every answer that this person gave, by dialogue."""
    rows = Choice.objects.filter(person=user).select_related("link")
    return {row.dialogue_id: _wish(row) for row in rows}


def standing_of(user: User) -> Wish:
    """How this person usually answers. "Share" holds for the therapist for whom it was said, while the care lasts."""
    row = STANDING.first(user=user.pk)
    return _wish(row) if row else Wish()


def set_standing(user: User, wish: Wish, *, asked: int | None = None) -> None:
    """How this person usually answers. Changes no answer that was given. `asked` as for `choose`."""
    seated = membership_of(user)
    link = _link_asked(seated.couple, asked) if seated and wish.share else None
    said = {"keep": wish.keep, "link": link, "export": wish.export}
    Standing.objects.update_or_create(person=user, defaults=said)


def shares(dialogue: Dialogue) -> frozenset[Seat]:
    """The seats whose words the couple's present therapist may read; none until each has said so for this dialogue."""
    people = current_shares().filter(dialogue=dialogue).values("person")
    partners = dialogue.couple.partners.filter(user__in=people)
    return frozenset(Seat(seat) for seat in partners.values_list("seat", flat=True))


def keeps(dialogue: Dialogue) -> frozenset[Seat]:
    """The seats that want the words kept: by the answer for this dialogue, else by the standing one."""
    kept = _keeping(Partner.objects.filter(couple=dialogue.couple_id), Value(dialogue.pk), keep=True)
    return frozenset(Seat(seat) for seat in kept.values_list("seat", flat=True))


def not_kept_by_both() -> QuerySet[Dialogue]:
    """Every dialogue that somebody does not want to keep."""
    partners = Partner.objects.filter(couple=OuterRef("couple"))
    return Dialogue.objects.filter(Exists(_keeping(partners, OuterRef(OuterRef("pk")), keep=False)))


def _keeping(partners: QuerySet[Partner], dialogue: Value | OuterRef, *, keep: bool) -> QuerySet[Partner]:
    answer = Choice.objects.filter(dialogue=dialogue, person=OuterRef("user")).values("keep")
    usual = Standing.objects.filter(person=OuterRef("user")).values("keep")
    return partners.annotate(keeps=Coalesce(Subquery(answer), Subquery(usual), Value(True))).filter(keeps=keep)


def _wish(row: Choice | Standing) -> Wish:
    return Wish(row.keep, is_shared(row), row.export)


def _link_asked(couple: Couple, asked: int | None) -> CareLink | None:
    """The couple's present care link; None when the form that was answered named another."""
    link = consent.link_of(couple)
    return link if link and asked in {None, link.pk} else None


def _say_shared(room: Room, share: bool) -> None:
    couple = room.dialogue.couple
    link = consent.link_of(couple)
    therapist = link.therapist if link else None
    act = Act.WORDS_SHARED if share else Act.WORDS_WITHDRAWN
    audit.record(room.me, act, couple=couple, about=therapist, dialogue=room.dialogue.pk)
    ids = CareLink.objects.filter(couple=couple).values_list("therapist_id", flat=True).distinct()
    notify.after_commit(notify.access_changed, *ids)
