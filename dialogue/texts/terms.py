"""The shape of a step's words. In each, `{partner}` or `{name}` stands for a first name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a whole protocol, where one is chosen."""

    name: str | Promise
    about: str | Promise
    begin: str | Promise = ""  # above the field that opens it


@dataclass(frozen=True, slots=True)
class Words:
    """What the room says at one step."""

    title: str | Promise = ""  # to the one who acts
    tip: str | Promise = ""
    waiting: str | Promise = ""  # to the one who waits; at a step for both, to the one who is ready
    waiting_tip: str | Promise = ""
    moves: Mapping[str, str | Promise] = field(default_factory=dict)  # on the buttons
    event_labels: Mapping[str, str | Promise] = field(default_factory=dict)  # in the log
    rules: tuple[str | Promise, ...] = ()  # what each checks before going on
    hint: str | Promise = ""  # once a limit of the step is reached
    folds: Mapping[str, str | Promise] = field(default_factory=dict)  # what opens a fold, by the first move in it
    switches: Mapping[str, str | Promise] = field(default_factory=dict)  # moves that a switch beside the box makes
    line: str | Promise = ""  # above the line that may come with a move
