"""Empties the database after a test that commits. Django's own way makes every permission anew, which takes longest."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from django.test import TransactionTestCase

FOR_EVERY_TEST = (ContentType, Permission)  # what a flush deletes and writes again, each time the same


def delete_rows(_case: TransactionTestCase) -> None:
    """Leaves what `manage.py flush` leaves, with fewer statements and in one commit."""
    tables = [connection.ops.quote_name(table) for table in {model._meta.db_table for model in models_of_tests()}]
    rows = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables)  # noqa: S608  names of our models
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(rows)
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  the same


def models_of_tests() -> list[type[Model]]:
    """All whose rows a test may write."""
    models = apps.get_models(include_auto_created=True)
    return [one for one in models if one._meta.managed and not one._meta.proxy and one not in FOR_EVERY_TEST]


@pytest.fixture(scope="session", autouse=True)
def _quick_flush() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", delete_rows)
        yield
