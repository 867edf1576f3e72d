"""The halves of couples, for tests of what two people do in the workbook."""

from accounts.models import User
from dialogue.workbook.access import Half, half_of


def half(user: User) -> Half:
    """This person beside their partner."""
    found = half_of(user)
    assert found
    return found
