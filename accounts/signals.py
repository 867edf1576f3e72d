"""What others may want to hear about people. Sent after the commit, each with the `couple`."""

from django.dispatch import Signal

couple_made = Signal()
couple_ended = Signal()
