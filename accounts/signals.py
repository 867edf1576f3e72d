"""Signals about people and couples, for the apps above. Sent after the commit, but for those that say otherwise."""

from functools import partial

from django.db import transaction
from django.dispatch import Signal

from accounts.models import Couple, User

# Each with the `couple`.
couple_made = Signal()
couple_ended = Signal()

# With the `user`, who may do less than before: deactivated, or signed out by somebody else.
person_shown_out = Signal()

# With the `user`, who has switched something on or off in how they see a room: hints, or focus mode.
room_view_changed = Signal()

# Who may read a couple's words has changed; with the `couple` and the `therapist`.
care_changed = Signal()

# With the `user`. Sent inside the transaction: what belongs to them elsewhere goes with the account, or nothing does.
person_erased = Signal()

# Both sent inside the transaction: what rests on a couple or on a consent ends together with it, or nothing does.
# With the `couple`; and with the `couple` and the `therapist`.
couple_ending = Signal()
care_changing = Signal()


def say_care_changed(couple: Couple, therapist: User) -> None:
    """Says who may read has changed: now, inside the caller's transaction, and to open pages after its commit."""
    about = {"sender": Couple, "couple": couple, "therapist": therapist}
    care_changing.send(**about)
    transaction.on_commit(partial(care_changed.send_robust, **about))
