"""Sam, the scripted partner of a try: what Sam says, and how Sam answers what the visitor writes. Keeps nothing."""

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from dialogue.coach.mirror_lens import WORD, compare
from dialogue.coach.perspective import swap_persons
from dialogue.domain.utterance import Utterance, tapped

WORDLESS: Mapping[str, str] = {"more": "no_more", "heard": "thank"}
MAY_MISS = 2  # of the words that carry something: a mirror is no dictation
DENIES = re.compile(r"not|never|\w+n['’]t", re.IGNORECASE)


def name() -> str:
    return _("Sam")


def opening() -> Utterance:
    """What Sam says first."""
    return Utterance(_("When you look at your phone at dinner I feel alone, and I miss talking with you."))


def shorter() -> Utterance:
    """The same, after a mirror with nothing of it."""
    return Utterance(_("At dinner I feel alone, and I miss talking with you."))


def move_at(step: str, said: Sequence[str], language: str) -> tuple[str, Utterance]:
    """Sam's move at a step, and what comes with it. `said` is what the step keeps in sight."""
    if step == "send_check":
        return answer_to(said[0], said[1:], language)
    if step in WORDLESS:
        return WORDLESS[step], Utterance()
    if step in {"send", "send_again"}:
        return "say", opening() if step == "send" else shorter()
    return "say", mirror_of(said[-1], language) if step == "send_mirror" else missed_words(said[-1])


def answer_to(said: str, mirrors: Sequence[str], language: str) -> tuple[str, Utterance]:
    """Sam's move and what comes with it, once `said` was mirrored: yes, almost with the missed words, or not yet."""
    lens = compare(said, "\n".join(mirrors), language)
    if not lens.kept or any(DENIES.fullmatch(word) for word in lens.new):
        return "not_yet", Utterance()
    if len(lens.dropped) <= MAY_MISS:
        return "yes", Utterance()
    missed = set(lens.dropped)
    places = tuple(place for place, word in enumerate(said.split()) if missed.intersection(WORD.findall(word)))
    return "almost", Utterance(tapped(said, places), places)


def mirror_of(said: str, language: str) -> Utterance:
    """What the visitor said, turned round between "I" and "you"; quoted where turning it would be a guess."""
    mirror = None if name().casefold() in said.casefold() else swap_persons(said, language)
    if mirror is not None:
        words = _("Let me see if I’ve got that. %(words)s Did I get that?") % {"words": _whole(mirror)}
    elif said.rstrip().endswith("?"):
        words = _("Let me see if I’ve got that. You asked: “%(words)s” Did I get that?") % {"words": said}
    else:
        words = _("Let me see if I’ve got that. You said: “%(words)s” Did I get that?") % {"words": _whole(said)}
    return Utterance(words)


def missed_words(words: str) -> Utterance:
    """The words that Sam's mirror left out."""
    return Utterance(_("And you also said: “%(words)s” Did I get all of that?") % {"words": _whole(words)})


def _whole(words: str) -> str:
    return f"{words}." if words[-1:].isalnum() else words
