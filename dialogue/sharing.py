"""What each person decides about the words of a dialogue, for themselves alone and effective at once.

A private act: no seq, no bell of the dialogue. Only the open pages of the therapist are told to look again.
"""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts import audit, care
from accounts.audit import Act
from accounts.models import CareLink, Partner, User
from dialogue import live
from dialogue.access import Room, past_room_for
from dialogue.models import Choice, Dialogue, Standing
from dialogue.protocol.terms import Seat


@dataclass(frozen=True, slots=True)
class Wish:
    """One person's answer: keep the words, share them with the therapist, let the partner's export hold them."""

    keep: bool = True
    share: bool = False
    export: bool = False


def choose(user: User, dialogue_id: UUID, wish: Wish) -> None:
    """Keeps the answer for one dialogue, also after the couple has ended. Raises `NotInTheRoom` for others.

    Of two at once the later one stands; the row's lock puts them in an order.
    """
    with transaction.atomic():
        room = past_room_for(user, dialogue_id)
        Choice.objects.get_or_create(dialogue=room.dialogue, person=user)
        row = Choice.objects.select_for_update().get(dialogue=room.dialogue, person=user)
        before, row.keep, row.export = row.shared_at, wish.keep, wish.export
        row.shared_at = (before or timezone.now()) if wish.share else None
        row.save()
        if bool(before) != wish.share:
            _say_shared(room, wish.share)


def wish_of(user: User, dialogue: Dialogue) -> Wish:
    """What stands in the form: the answer that was given, else the standing one."""
    row = answer_of(user, dialogue)
    return Wish(row.keep, row.shared_at is not None, row.export) if row else standing_of(user)


def answer_of(user: User, dialogue: Dialogue) -> Choice | None:
    """The answer that was given, if one was."""
    return Choice.objects.filter(dialogue=dialogue, person=user).first()


def lets_take_along(person: User, dialogue: Dialogue) -> bool:
    """Whether this person's words may stand in the partner's own copy."""
    row = answer_of(person, dialogue)
    return row is not None and row.export and person.erased_at is None


def wishes_of(user: User) -> dict[UUID, Wish]:
    """Every answer that this person gave, by dialogue."""
    rows = Choice.objects.filter(person=user)
    return {row.dialogue_id: Wish(row.keep, row.shared_at is not None, row.export) for row in rows}


def standing_of(user: User) -> Wish:
    row = Standing.objects.filter(person=user).first()
    return Wish(row.keep, row.share, row.export) if row else Wish()


def set_standing(user: User, wish: Wish) -> None:
    """How this person usually answers. Changes no answer that was given."""
    said = {"keep": wish.keep, "share": wish.share, "export": wish.export}
    Standing.objects.update_or_create(person=user, defaults=said)


def shares(dialogue: Dialogue) -> frozenset[Seat]:
    """The seats whose words the couple's therapist may read; none until each has said so for this dialogue."""
    people = dialogue.choices.exclude(shared_at=None).values_list("person_id", flat=True)
    partners = dialogue.couple.partners.filter(user__in=people, user__erased_at=None)
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


def _say_shared(room: Room, share: bool) -> None:
    couple = room.dialogue.couple
    link = care.link_of(couple)
    therapist = link.therapist if link else None
    act = Act.WORDS_SHARED if share else Act.WORDS_WITHDRAWN
    audit.record(room.me, act, couple=couple, about=therapist, dialogue=room.dialogue.pk)
    ids = CareLink.objects.filter(couple=couple).values_list("therapist_id", flat=True).distinct()
    transaction.on_commit(partial(live.show_out, *ids), robust=True)
