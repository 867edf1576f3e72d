"""Watches for queries that are made while a template renders."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.template.base import Node


@contextmanager
def queries_of_templates(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Fills the set with `template: tag` for each tag or variable that asks the database."""
    found: set[str] = set()
    nodes: list[Node] = []
    annotated = Node.render_annotated

    def render(node: Node, context: Any) -> Any:
        nodes.append(node)
        try:
            return annotated(node, context)
        finally:
            nodes.pop()

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if nodes and not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            found.add(_place(nodes[-1]))
        return run(sql, params, many, context)

    with monkeypatch.context() as patch, connection.execute_wrapper(execute):
        patch.setattr(Node, "render_annotated", render)
        yield found


def _place(node: Node) -> str:
    tag = node.token.contents if node.token else type(node).__name__
    return f"{node.origin.template_name!s}: {tag}"
