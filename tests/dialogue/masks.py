"""Masks for what differs between two looks at one page: tokens, ids of moves, and the time of each look."""

import re

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# As machines and as people write it. Two looks may lie on two sides of a minute.
CLOCK = r"(\d{1,2}(:\d\d)? [ap]m|noon|midnight)"
TIME = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)?|((today|tomorrow) at|\(at|until) "
    rf"{CLOCK}|(\d{{1,2}} [A-Z][a-z]+|[A-Z][a-z]+ \d{{1,2}},) \d{{4}}(, {CLOCK})?"
)
# An offer for some seconds, which it counts: of two looks one may come too late for it.
UNDO = re.compile(r'(<div data-live=\\?"undo\\?">).*?</div>', re.DOTALL)
FORM_IDS = re.compile(r'name="(csrfmiddlewaretoken|move_id)" value="[^"]*"')


def without_form_ids(page: str) -> str:
    """The page of one person, which is the same at each look as long as nothing happened."""
    return UNDO.sub(r"\1</div>", TIME.sub("TIME", FORM_IDS.sub("", page)))


def without_ids(frame: str) -> str:
    """A frame or a page in a second run of one story, in which every row has another id."""
    return UNDO.sub(r"\1</div>", TIME.sub("TIME", UUID.sub("ID", frame)))
