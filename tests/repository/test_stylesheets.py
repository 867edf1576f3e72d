"""The style sheets of a page: a few of one subject each, read from the templates that it extends."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import Engine
from django.template.base import Node, NodeList
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.templatetags.static import StaticNode

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
MOST = 8  # each is a request before anything shows; a page that needs more has more than one subject


def chain_of(name: str) -> list[NodeList]:
    """A template, the one that it extends, and so on."""
    nodes = Engine.get_default().get_template(name).nodelist
    parents = [str(node.parent_name).strip('"') for node in nodes if isinstance(node, ExtendsNode)]
    return [nodes, *(chain_of(parents[0]) if parents else [])]


def sheets_of(name: str) -> list[str]:
    """What the page links, in its order: each block as the template that says it last has it."""
    chain = chain_of(name)
    blocks: dict[str, BlockNode] = {}
    for nodes in chain:
        for block in nodes.get_nodes_by_type(BlockNode):
            if isinstance(block, BlockNode):
                blocks.setdefault(block.name, block)

    def linked(nodes: list[Node]) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, StaticNode) and str(node.path.var).endswith(".css"):
                yield str(node.path.var)
            elif isinstance(node, IncludeNode) and isinstance(node.template.var, str):
                yield from linked(Engine.get_default().get_template(node.template.var).nodelist)
            inside = blocks[node.name] if isinstance(node, BlockNode) else node
            for kind in inside.child_nodelists:
                yield from linked(getattr(inside, kind, []))

    return list(linked(chain[-1]))


def pages() -> list[str]:
    names = (path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
    return sorted(name for name in names if "{% extends" in (TEMPLATES / name).read_text())


def test_what_a_page_links_is_found() -> None:
    always = ["css/tokens.css", "css/base.css", "css/components.css"]
    of_a_room = [f"css/{name}.css" for name in ("room", "turn", "box", "choices", "transcript")]
    of_a_vision = [f"css/{name}.css" for name in ("turn", "box", "room", "vision_sentences", "vision_editor")]
    assert sheets_of("dialogue/room/room.html") == always + of_a_room
    assert sheets_of("workbook/vision/build.html") == always + of_a_vision
    assert len(pages()) > 60


@pytest.mark.parametrize("page", pages())
def test_no_page_links_more_than_a_few_sheets_and_none_twice(page: str) -> None:
    sheets = sheets_of(page)
    assert (len(sheets) <= MOST, sorted(set(sheets))) == (True, sorted(sheets))


def test_by_dark_nothing_but_colors_differs() -> None:
    """So that what does not hang on colors need be looked at by light alone."""
    sources = [path for folder in ("static", "templates") for path in (ROOT / folder).rglob("*")]
    texts = [path.read_text(encoding="utf-8") for path in sources if path.suffix in {".css", ".html", ".js", ".svg"}]
    assert any("light-dark(" in text for text in texts)  # which takes two colors, and nothing else
    assert [text for text in texts if "prefers-color-scheme" in text] == []
