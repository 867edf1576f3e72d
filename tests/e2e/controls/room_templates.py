"""Template loader that marks the controls of the room: each link, button, fold and field says where it is written."""

import re

from django.template import Engine, Origin
from django.template.loaders.filesystem import Loader

from tests.e2e.site import ROOT

TEMPLATES = ROOT / "templates"
ROOM = "dialogue/room/room.html"
# Each form of a turn is named by its view model, and a word to tap is rendered by itself.
NAMED_IN_PYTHON = (*(TEMPLATES / "dialogue/inputs").glob("*.html"), TEMPLATES / "dialogue/room/_turn.html")
INCLUDED = re.compile(r"""\{% (?:include|extends) "([^"]+)\"""")
BLOCK = re.compile(r"\{% block (\w+) %\}.*?\{% endblock[^%]*%\}", re.DOTALL)
# A page shows nothing of these.
UNSEEN = re.compile(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}|<template\b.*?</template>", re.DOTALL)
CONTROL = re.compile(r"""<(?:a|button|summary|select|textarea|form|input(?! type="hidden"))(?=[\s>])""")


def mark_controls() -> None:
    """From now on this process renders templates whose controls and forms say where they stand."""
    read = Loader.get_contents

    def read_marked(self: Loader, origin: Origin) -> str:
        return marked(read(self, origin), str(origin.template_name))

    Loader.get_contents = read_marked  # type: ignore[method-assign]
    for loader in Engine.get_default().template_loaders:
        loader.reset()


def marked(source: str, name: str) -> str:
    """The same template, with the place of each control beside its name."""
    for control in reversed(list(CONTROL.finditer(_seen(source)))):
        start, end = control.span()
        source = f'{source[:end]} data-control="{_place(source, name, start)}"{source[end:]}'
    return source


def controls_of_the_room() -> set[str]:
    """The places of all that can be pressed or filled in, in every template that the room may show."""
    found: set[str] = set()
    for name, source in _templates_of_the_room().items():
        controls = CONTROL.finditer(source)
        found |= {_place(source, name, control.start()) for control in controls if control[0] != "<form"}
    return found


def _seen(source: str) -> str:
    """Spaces in the place of what no page shows, so that the rest stays where it is."""
    return UNSEEN.sub(_spaces, source)


def _spaces(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _place(source: str, name: str, start: int) -> str:
    line = source.count("\n", 0, start) + 1
    return f"{name}:{line}:{start - source.rfind(chr(10), 0, start)}"


def _templates_of_the_room() -> dict[str, str]:
    """By name, without the blocks of the base template that the room fills in its own way."""
    own_blocks = set(BLOCK.findall((TEMPLATES / ROOM).read_text()))
    waiting = [ROOM, *(path.relative_to(TEMPLATES).as_posix() for path in NAMED_IN_PYTHON)]
    found: dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        source = _seen((TEMPLATES / name).read_text())
        if name != ROOM:
            source = BLOCK.sub(lambda block: _spaces(block) if block[1] in own_blocks else block[0], source)
        found[name] = source
        waiting += INCLUDED.findall(source)
    return found
