"""Signal receivers: what happens to accounts, couples and consents, and ends sockets, seats and dialogues here."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.auth.sessions import key_hash
from accounts.care import consent
from accounts.models import CareLink, Consent, Couple, User
from accounts.signals import (
    care_changed,
    care_changing,
    couple_ended,
    couple_ending,
    couple_made,
    person_erased,
    person_shown_out,
    room_view_changed,
)
from dialogue.domain import live_seat_state, notify
from dialogue.models import (
    Assignment,
    Choice,
    Comment,
    LiveSeat,
    RequestMute,
    Shelved,
    Standing,
    Suggestion,
    TrendShare,
)
from dialogue.models.cascade import hanging_on


@receiver(user_logged_out)
def close_sockets(request: HttpRequest | None, user: User | None, **_kwargs: Any) -> None:
    if user is not None and request is not None:
        notify.session_over(user.pk, key_hash(request.session.session_key))


@receiver(post_delete, sender=UserSession)
def close_sockets_of_a_device(instance: UserSession, **_kwargs: Any) -> None:
    user_id, mark = instance.user_id, instance.session_key
    transaction.on_commit(lambda: notify.session_over(user_id, mark))


@receiver(password_changed)
@receiver(password_reset)
@receiver(password_set)
@receiver(person_shown_out)
def look_again_at_one(user: User, **_kwargs: Any) -> None:
    """Each socket checks its session anew; one of before the change is over."""
    user_id = user.pk
    transaction.on_commit(lambda: notify.access_changed(user_id))


@receiver(room_view_changed)
def show_the_room_anew(user: User, **_kwargs: Any) -> None:
    notify.room_view_changed(user.pk)


@receiver(couple_made)
@receiver(couple_ended)
def look_again(couple: Couple, **_kwargs: Any) -> None:
    therapists = couple.care_links.values_list("therapist_id", flat=True).distinct()
    notify.access_changed(*couple.partners.values_list("user_id", flat=True), *therapists)


@receiver(couple_ended)
def clear_the_shelves(couple: Couple, **_kwargs: Any) -> None:
    """Nobody takes a turn in an open dialogue any more."""
    Shelved.objects.filter(dialogue__couple=couple).delete()


@receiver(couple_ending)
def end_the_seats(couple: Couple, **_kwargs: Any) -> None:
    """Nobody reads along with a couple that is none; in the same transaction."""
    live_seat_state.end_seats(LiveSeat.objects.filter(dialogue__couple=couple))


@receiver(couple_ending)
def end_the_mutes(couple: Couple, **_kwargs: Any) -> None:
    """They were about this partner's requests."""
    RequestMute.objects.filter(person__in=couple.partners.values("user")).delete()


@receiver(care_changing)
def end_the_seats_of(couple: Couple, therapist: User, **_kwargs: Any) -> None:
    """A seat rests on the consent of both, and ends together with it."""
    if not consent.may_read(therapist, couple):
        live_seat_state.end_seats(LiveSeat.objects.filter(dialogue__couple=couple, therapist=therapist))


@receiver(care_changed)
def look_again_at_care(couple: Couple, therapist: User, **_kwargs: Any) -> None:
    """What the therapist has open closes, or opens; both homes show how it stands.

    What was said on top of a consent ends with it: the yes to the totals.
    """
    if not consent.may_read(therapist, couple):
        links = CareLink.objects.filter(couple=couple, therapist=therapist, ended_at=None)
        consenting = Consent.objects.filter(link__in=links, withdrawn_at=None)
        shares = TrendShare.objects.filter(link__couple=couple, link__therapist=therapist)
        shares.exclude(person__in=consenting.values("user")).delete()
    notify.access_changed(therapist.pk)
    notify.home_changed(*couple.partners.values_list("user_id", flat=True))


@receiver(person_erased)
def let_go_of(user: User, **_kwargs: Any) -> None:
    """What this person kept to themselves, and what they gave as a therapist.

    Their answers stay without a yes to anybody: what they did not want to keep still goes at its hour.
    """
    for rows in hanging_on(user, but=(Choice, Standing)):
        rows.delete()
    Choice.objects.filter(person=user).update(shared_at=None, link=None, export=False)
    Standing.objects.filter(person=user).update(link=None, export=False)
    Comment.objects.filter(author=user).delete()
    Suggestion.objects.filter(live_seat__therapist=user).delete()
    Assignment.objects.filter(therapist=user).delete()
    live_seat_state.end_seats(LiveSeat.objects.filter(therapist=user))
