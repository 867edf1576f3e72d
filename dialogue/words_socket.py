"""The socket of a partner's open page with words on it, such as a transcript."""

from dialogue.page_socket import PageConsumer
from dialogue.rights import reader_mark


class WordsConsumer(PageConsumer):
    """One page of a partner, past or present."""

    frame = "words"

    def mark(self) -> str:
        return reader_mark(self.user)
