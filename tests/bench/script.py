"""What the couples of the benchmark say: the opening of a dialogue, then one mirrored turn again and again."""

TITLE = "ann ask the evenings of this week"
OPENING = """
    bob now
    ann ready
    bob ready
    ann ready
    bob ready
"""
ROUND_ABOUT = """
    ann say When the evening goes by and we have not spoken I sit there and feel further away than I want to be.
    bob say When the evening goes by and we have not spoken you feel further away than you want to be.
    ann yes
    bob ask_more
    ann more
"""


def presses(script: str) -> list[tuple[str, str, str]]:
    """Who, which move, and its text, a line."""
    lines = (line.split(maxsplit=2) for line in script.strip().splitlines())
    return [(line[0], line[1], line[2] if len(line) > 2 else "") for line in lines]
