"""What others may want to hear about people. Sent after the commit."""

from django.dispatch import Signal

# Each with the `couple`.
couple_made = Signal()
couple_ended = Signal()

# With the `user`, who may do less than before: deactivated, or signed out by somebody else.
person_shown_out = Signal()

# Who may read a couple's words has changed; with the `couple` and the `therapist`.
care_changed = Signal()
