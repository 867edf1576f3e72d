"""The place that a sealed text belongs to. It opens in no other one, and a row says which it is from what it holds."""

from typing import NamedTuple


class Place(NamedTuple):
    """`full` names all that the row stands for. `short` is what rows of before were sealed for; they open there only.

    A text says by its version which of the two it is bound to. `rotate_keys` seals those of before anew.
    """

    full: str
    short: str

    @classmethod
    def of(cls, short: str, *also: object) -> "Place":
        """The short one, with what it left out."""
        return cls("|".join([short, *map(str, also)]), short)
