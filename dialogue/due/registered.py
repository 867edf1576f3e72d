"""The due work of the dialogues themselves, put on the list when the app is ready. Other apps add theirs."""

from dialogue.due.moves import moves
from dialogue.due.works import register

register("moves", moves)
