"""The socket of a therapist's open pages. It closes once the therapist may not work here any more."""

from dialogue.page_socket import PageConsumer
from dialogue.rights import rights_mark


class ReviewConsumer(PageConsumer):
    """One page of a therapist."""

    for_work = True
    frame = "rights"

    def mark(self) -> str:
        return rights_mark(self.user)
