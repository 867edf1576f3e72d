"""Reads `matrix.txt`: one line for each address and method, then who gets what.

    GET room: 200 a b | login visitor deactivated | 404 *

`*` is everybody who is not named. `goes` is a redirect to another page; `login`, `second` and `again` are those to sign
in, to set up a second step, and to say once more that it is oneself.
"""

from functools import cache
from pathlib import Path

from tests.authorisation.people import KINDS

FILE = Path(__file__).with_name("matrix.txt")
Matrix = dict[tuple[str, str], dict[str, str]]


@cache
def declared() -> Matrix:
    """Read once, and changed by nobody. Raises ValueError for a line that names somebody twice or nobody."""
    found: Matrix = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            method, name = line.partition(": ")[0].split(" ", 1)
            found[name, method] = _read(line.partition(": ")[2])
    return found


def written(outcomes: dict[str, str]) -> str:
    """The same line again; the commonest refusal becomes `*`."""
    words = sorted(set(outcomes.values()), key=lambda word: (word not in {"200", "goes"}, word))
    rest = max(words, key=list(outcomes.values()).count)
    groups = {word: [kind for kind in KINDS if outcomes[kind] == word] for word in words}
    named = [f"{word} {' '.join(kinds)}" for word, kinds in groups.items() if word != rest]
    return " | ".join([*named, f"{rest} *"])


def _read(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    rest = ""
    for group in text.split(" | "):
        word, *kinds = group.split()
        if kinds == ["*"]:
            rest = word
        elif set(kinds) <= set(KINDS) - set(found):
            found |= dict.fromkeys(kinds, word)
        else:
            raise ValueError(group)
    return {kind: found.get(kind, rest) for kind in KINDS}
