"""The socket of a therapist's open pages. It closes once the therapist may not work here any more."""

from dialogue.care.access_fingerprint import rights_mark
from dialogue.realtime.page_consumer import PageConsumer


class ReviewConsumer(PageConsumer):
    """One page of a therapist."""

    for_work = True
    frame = "rights"

    def mark(self) -> str:
        return rights_mark(self.user)
