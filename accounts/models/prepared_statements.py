"""Statements that Django puts together once, and that are only bound anew. For what each turn needs; it knows no table.

Django takes ten times as long to put such a statement together as a database to carry it out (docs/performance.md).
The SQL, and how rows become objects, stay its own: nothing here writes either.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from threading import local
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Field, Model, QuerySet, Value
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=Model)


class Parameter(Value):
    """The place in a statement of a value that comes with its use."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(name, output_field=field)

    def as_sql(self, _compiler: Any, _connection: Any) -> Any:
        return "%s", [self]

    def bound(self, given: dict[str, Any]) -> Any:
        return self.output_field.get_db_prep_value(given[self.value], connection)


class PreparedStatement(local, ABC):
    """A statement with places for what is given. Each thread prepares its own, as each has a connection of its own."""

    sql = ""
    places: tuple[Any, ...]

    @abstractmethod
    def prepare(self) -> None:
        """Sets `sql` and `places`."""

    def run(self, given: dict[str, Any], *, fetch: bool = False) -> list[Any]:
        if not self.sql:
            self.prepare()
        with connection.cursor() as cursor:
            cursor.execute(
                self.sql, [each.bound(given) if isinstance(each, Parameter) else each for each in self.places]
            )
            return cursor.fetchall() if fetch else []


class Select(PreparedStatement, Generic[M]):
    """A query, with a `Parameter` for each value that comes with its use."""

    def __init__(self, build: Callable[[], QuerySet[M]]) -> None:
        self.build = build

    def rows(self, **given: Any) -> list[M]:
        """The rows that it finds with these values, each by the name of its place."""
        found = self.run(given, fetch=True)
        return [self._row(row) for row in self.compiler.apply_converters(found, self.converters)]

    def first(self, **given: Any) -> M | None:
        return next(iter(self.rows(**given)), None)

    def prepare(self) -> None:
        """As Django's own `ModelIterable` does it for each query."""
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
