"""Cascades: all rows that Django would delete with one. It names no table, so that no new one is forgotten."""

from collections.abc import Iterator

from django.db.models import CASCADE, ForeignObjectRel, Model, QuerySet


def hanging_on(row: Model, *, but: tuple[type[Model], ...] = ()) -> Iterator[QuerySet[Model]]:
    """The rows of each table that would go with `row`, except of the tables in `but`."""
    for model, name in columns_to(type(row), but=but):
        yield model._default_manager.filter(**{name: row.pk})  # noqa: SLF001  Django's documented Model API


def columns_to(parent: type[Model], *, but: tuple[type[Model], ...] = ()) -> Iterator[tuple[type[Model], str]]:
    """Each table whose rows go with a row of `parent`, except those in `but`, and the column that says so."""
    for relation in parent._meta.get_fields(include_hidden=True):  # noqa: SLF001  Django's documented Model _meta API
        if isinstance(relation, ForeignObjectRel) and relation.on_delete is CASCADE:
            model: type[Model] = relation.related_model
            if model not in but:
                yield model, relation.field.name
