"""The socket of a partner's open page with words on it, such as a transcript."""

from dialogue.care.access_fingerprint import reader_mark
from dialogue.realtime.page_consumer import PageConsumer


class WordsConsumer(PageConsumer):
    """One page of a partner, past or present."""

    frame = "words"

    def mark(self) -> str:
        return reader_mark(self.user)
