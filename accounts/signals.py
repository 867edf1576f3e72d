"""What others may want to hear about people. Sent after the commit, but for one."""

from django.dispatch import Signal

# Each with the `couple`.
couple_made = Signal()
couple_ended = Signal()

# With the `user`, who may do less than before: deactivated, or signed out by somebody else.
person_shown_out = Signal()

# Who may read a couple's words has changed; with the `couple` and the `therapist`.
care_changed = Signal()

# With the `user`. Sent inside the transaction: what belongs to them elsewhere goes with the account, or nothing does.
person_erased = Signal()
