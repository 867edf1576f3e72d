"""Turns a sentence round between "I" and "you", as a mirror says it back. English alone, None where it would guess."""

import re
from collections.abc import Sequence
from itertools import count, dropwhile

from dialogue.coach import english_persons as english

WORD = re.compile(r"[\w’'-]+")
CLAUSE = re.compile(r"([.!…\n]+|[,;:()—–]+|\s-\s)")
SENTENCE_ENDS = frozenset(".!…\n")
# A question, a quotation (somebody else's "I"), and ways to say "you" that have no turned form.
UNSURE = re.compile(r"[?“”\"«»„‘‚]|(?:^|[\s(])'\w|\b(?:u|ur|ya|y’all|y'all|thee|thou)\b", re.IGNORECASE)


class Unsure(ValueError):
    """More than one reading: the sentence can only be quoted."""


def swap_persons(text: str, language: str = "en") -> str | None:
    """ "I lost my keys" becomes "You lost your keys", and "you forgot me" becomes "I forgot you"."""
    if language != "en" or UNSURE.search(text):
        return None
    begins, found = True, ""
    try:
        for piece in CLAUSE.split(text):
            if CLAUSE.fullmatch(piece):
                begins = begins or bool(SENTENCE_ENDS.intersection(piece))
                found += piece
            else:
                found += _clause(piece, begins=begins)
                begins = begins and not WORD.search(piece)
    except Unsure:
        return None
    return found if found != text else None


def _clause(text: str, *, begins: bool) -> str:
    words = [word.casefold().replace("'", "’") for word in WORD.findall(text)]
    if not english.PERSONAL.isdisjoint(words) and not _has_subject(words):
        raise Unsure
    places = count()

    def replaced(found: re.Match[str]) -> str:
        place = next(places)
        word = _swapped(words, place)
        return found[0] if word == words[place] else _cased(word, found[0], begins=begins and place == 0)

    return WORD.sub(replaced, text)


def _has_subject(words: Sequence[str]) -> bool:
    """Whether somebody does something here; "Help me" asks the listener instead."""
    clause = list(dropwhile(english.SKIPPED.__contains__, words))
    subjects = [place for place, word in enumerate(clause) if word.partition("’")[0] in english.SUBJECTS]
    objects = [place for place, word in enumerate(clause) if word in english.OBJECTS]
    if not clause or subjects[:1] == [0]:
        return True
    if clause[0] in english.OPENERS:
        return bool(subjects) and subjects[0] < min(objects, default=len(clause))
    return bool({*clause[1:2]} & (english.OF_OTHERS | english.MODALS))  # "Ben was rude to me"


def _swapped(words: Sequence[str], place: int) -> str:
    word, before = words[place], words[place - 1] if place else ""
    if word in english.PERSONAL and before in english.ARTICLES:
        raise Unsure  # "the mine"
    if word == "you":
        return "I" if _is_subject(words, place) else "me"
    if word in english.AGREEING and not before.isdigit():  # "at 7 am"
        return english.AGREES.get((_subject_of(words, place), word), word)
    if word.partition("’")[0] in {"i", "you"} and word not in english.SWAPPED:
        raise Unsure
    return english.SWAPPED.get(word, word)


def _is_subject(words: Sequence[str], place: int) -> bool:
    """Whether this "you" becomes "I" and not "me". Raises `Unsure`."""
    before = words[place - 1] if place else ""
    after, verb = next(iter(words[place + 1 :]), ""), _beyond(words[place + 1 :])
    if after in english.MANY or before in english.OF_YOU or list(words) == ["you", "know"]:
        raise Unsure
    if before in english.PREPOSITIONS:
        return _sure(verb not in english.OF_YOU, answer=False)
    if before in english.OPENERS | english.TIMES or not before:
        return _sure(bool(after) and not _is_listed(words, place), answer=True)
    if verb in english.OF_YOU:
        return True
    if not verb or verb in english.AFTER_OBJECT or after in english.OF_OTHERS:
        return False
    return _sure(before in english.BEFORE_CLAUSE or after in {"never", "always"}, answer=True)


def _is_listed(words: Sequence[str], place: int) -> bool:
    """Whether this "you" is one of two: "the kids and you", "you and I"."""
    joined_before = place > 0 and words[place - 1] in english.JOINS
    alone = joined_before and english.PRONOUNS.isdisjoint(words[:place])
    beside = {*words[place + 2 : place + 3]} if {*words[place + 1 : place + 2]} & english.JOINS else set()
    beside |= {*words[max(place - 2, 0) : place - 1]} if joined_before else set()
    return (alone and place > 1) or not beside.isdisjoint({"i", "me"})


def _subject_of(words: Sequence[str], place: int) -> str:
    """Whose verb this is: "i", "you", or any other word. Raises `Unsure`."""
    before, after = _beyond(words[:place][::-1]), next(iter(words[place + 1 :]), "")
    if after in {"i", "you"}:
        return after
    if before in english.JOINS | english.RELATIVES or not before:
        raise Unsure  # "I sat down and was sad"
    return before


def _beyond(words: Sequence[str]) -> str:
    """The first of these that does not stand between a subject and its verb, as "never" and "really" do."""
    return next((word for word in words if word not in english.BETWEEN and not word.endswith("ly")), "")


def _sure(sure: bool, *, answer: bool) -> bool:
    if not sure:
        raise Unsure
    return answer


def _cased(word: str, token: str, *, begins: bool) -> str:
    """In capitals as it was; "I" is a capital wherever it stands, and "you" only where a sentence begins."""
    if len(token) > 1 and token.isupper():
        return word.upper()
    keeps = token[0].isupper() and (begins or not token.startswith("I"))
    return word[0].upper() + word[1:] if keeps and (begins or not word.startswith("me")) else word
