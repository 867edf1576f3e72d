"""Initials of names in any script: what a reader takes for the first letter."""

import pytest

from accounts.initials import initial_of


@pytest.mark.parametrize(
    ("name", "initial"),
    [
        ("Ann", "A"),
        ("  bob ", "B"),
        ("e\u0301mile", "É"),
        ("ß", "ß"),  # its capital would be two letters
        ("דנה", "ד"),
        ("किरण", "कि"),
        ("👩\u200d🚀 Ann", "👩\u200d🚀"),
        ("👋🏽", "👋🏽"),
        ("🇩🇪🇫🇷", "🇩🇪"),
        ("", ""),
    ],
)
def test_the_initial_of_a_name_is_its_first_grapheme(name: str, initial: str) -> None:
    assert initial_of(name) == initial
