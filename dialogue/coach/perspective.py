"""Turns a sentence from "I" to "you", as a mirror says it back. English alone, and None where that would be a guess."""

import re
from collections.abc import Mapping

TOKEN = re.compile(r"[\w’'-]+|[^\w’'-]+")
TURNED: Mapping[str, str] = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "i’m": "you’re",
    "i’ve": "you’ve",
    "i’d": "you’d",
    "i’ll": "you’ll",
    "am": "are",
}
AGREES: Mapping[str, str] = {"was": "were", "wasn’t": "weren’t"}  # with "I" beside it, and with nobody else
BETWEEN = frozenset({"just", "so", "really", "also", "still", "never", "always", "not", "only", "even", "too"})
JOINS = frozenset({"and", "but", "or", "then"})  # "I sat down and was sad": whose verb it is, nobody can count
# Whoever is meant by "you" is "I" or "me" in a mirror; within quotation marks somebody else speaks.
UNSURE = re.compile(r"\b(you|your|yours|yourself|u|ya)\b|[“”\"«»„]", re.IGNORECASE)
ENDS = ".!?…\n"


def turned(text: str, language: str = "en") -> str | None:
    """What "I" said, said to them: "I lost my keys" becomes "You lost your keys"."""
    if language != "en" or UNSURE.search(text):
        return None
    tokens = TOKEN.findall(text)
    words = [_plain(token) for token in tokens]
    if any(word in AGREES and _before(words, place) in JOINS for place, word in enumerate(words)):
        return None
    found = [_turned(tokens, words, place) for place in range(len(tokens))]
    return "".join(found) if found != tokens else None


def _turned(tokens: list[str], words: list[str], place: int) -> str:
    token, word = tokens[place], words[place]
    if word in AGREES:
        beside = {_before(words, place), *words[place + 2 : place + 3]}
        return _cased(AGREES[word], token, tokens, place) if "i" in beside else token
    return _cased(TURNED[word], token, tokens, place) if word in TURNED else token


def _before(words: list[str], place: int) -> str:
    """The word before, but for those that stand between a person and their verb."""
    earlier = (word for word in reversed(words[:place]) if word.strip(" ,"))
    return next((word for word in earlier if word not in BETWEEN and not word.endswith("ly")), "")


def _cased(word: str, token: str, tokens: list[str], place: int) -> str:
    """In capitals as it was; "I" is a capital wherever it stands, and "you" only where a sentence begins."""
    if len(token) > 1 and token.isupper():
        return word.upper()
    begins = not "".join(tokens[:place]).strip() or tokens[place - 1].rstrip(" ").endswith(tuple(ENDS))
    return word[0].upper() + word[1:] if begins and token[0].isupper() else word


def _plain(token: str) -> str:
    return token.casefold().replace("'", "’")
