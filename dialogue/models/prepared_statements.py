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
from django.db.models.sql import InsertQuery, UpdateQuery

M = TypeVar("M", bound=Model)


class Given(Value):
    """The place in a statement of a value that comes with its use."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(name, output_field=field)

    def as_sql(self, _compiler: Any, _connection: Any) -> Any:
        return "%s", [self]

    def bound(self, given: dict[str, Any]) -> Any:
        return self.output_field.get_db_prep_value(given[self.value], connection)


class Prepared(local, ABC):
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
            cursor.execute(self.sql, [each.bound(given) if isinstance(each, Given) else each for each in self.places])
            return cursor.fetchall() if fetch else []


class Select(Prepared, Generic[M]):
    """A query, with a `Given` for each value that comes with its use."""

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


class Insert(Prepared, Generic[M]):
    """A new row, whose number the database gives and nobody asks for. No signal is sent."""

    def __init__(self, model: type[M]) -> None:
        self.fields = [field for field in model._meta.concrete_fields if not field.primary_key]  # noqa: SLF001  Django's documented Model _meta API
        self.model = model

    def write(self, row: M) -> None:
        """Raises `IntegrityError` for one that may not be."""
        self.run({field.attname: getattr(row, field.attname) for field in self.fields})

    def prepare(self) -> None:
        query = InsertQuery(self.model)
        given = {field.attname: Given(field.attname, field) for field in self.fields}
        query.insert_values(self.fields, [self.model(**given)], raw=True)
        ((self.sql, self.places),) = query.get_compiler(connection=connection).as_sql()


class Update(Prepared, Generic[M]):
    """Some fields of a row that is there. No signal is sent."""

    def __init__(self, model: type[M], *names: str) -> None:
        self.pk, self.model = model._meta.pk, model  # noqa: SLF001  the same
        self.fields = [field for field in model._meta.concrete_fields if field.name in names]  # noqa: SLF001  the same

    def write(self, row: M) -> None:
        self.run({field.attname: getattr(row, field.attname) for field in (self.pk, *self.fields)})

    def prepare(self) -> None:
        row = self.model._base_manager.filter(pk=Given(self.pk.attname, self.pk))  # noqa: SLF001  the same
        query: UpdateQuery = row.query.chain(UpdateQuery)  # type: ignore[assignment]  # of the class it is given
        query.add_update_values({field.name: Given(field.attname, field) for field in self.fields})
        self.sql, self.places = query.get_compiler(connection=connection).as_sql()
