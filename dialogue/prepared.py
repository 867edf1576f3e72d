"""Queries that Django puts together once, and that are only bound anew. For what each turn asks; it knows no table.

Django takes ten times as long to put such a query together as a database to answer it (docs/performance.md).
The SQL, and how rows become objects, stay its own: nothing here writes either.
"""

from collections.abc import Callable
from threading import local
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Field, Model, QuerySet, Value
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=Model)


class Given(Value):
    """The place in a query of a value that comes when it is asked."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(None, output_field=field)
        self.name = name

    def as_sql(self, _compiler: Any, _connection: Any) -> Any:
        return "%s", [self]

    def bound(self, given: dict[str, Any]) -> Any:
        return self.output_field.get_db_prep_value(given[self.name], connection)


class Prepared(local, Generic[M]):
    """A query with places for what is given. Each thread prepares its own, as each has a connection of its own."""

    def __init__(self, build: Callable[[], QuerySet[M]]) -> None:
        self.build, self.sql = build, ""

    def rows(self, **given: Any) -> list[M]:
        """The rows that the query finds with these values, each by the name of its place."""
        if not self.sql:
            self._prepare()
        parameters = [place.bound(given) if isinstance(place, Given) else place for place in self.places]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            found = cursor.fetchall()
        return [self._row(row) for row in self.compiler.apply_converters(found, self.converters)]

    def first(self, **given: Any) -> M | None:
        return next(iter(self.rows(**given)), None)

    def _prepare(self) -> None:
        """As Django's own `ModelIterable` does it, for each query."""
        self.compiler = self.build().query.get_compiler(connection=connection)
        sql, self.places = self.compiler.as_sql()
        columns, about = self.compiler.select, self.compiler.klass_info
        self.converters = self.compiler.get_converters([column for column, _sql, _alias in columns])
        self.model, self.own = about["model"], slice(about["select_fields"][0], about["select_fields"][-1] + 1)
        self.names = [column.target.attname for column, _sql, _alias in columns[self.own]]
        self.related = get_related_populators(about, columns, connection.alias)  # type: ignore[call-arg]  # stubs of Django 6
        self.sql = sql

    def _row(self, row: list[Any]) -> M:
        found: M = self.model.from_db(connection.alias, self.names, row[self.own])
        for populator in self.related:
            populator.populate(row, found)
        return found
