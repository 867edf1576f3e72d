"""The squashed migrations: an installation that is up to date notices nothing, and no other one is half changed."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

APPS = ("accounts", "dialogue", "review", "workbook")
pytestmark = pytest.mark.django_db


def as_before() -> MigrationRecorder:
    """The database as it was before the squash. Django has written down each replaced migration, too."""
    recorder = MigrationRecorder(connection)
    for app in APPS:
        recorder.record_unapplied(app, "0001_squashed")
    return recorder


def test_installation_that_is_up_to_date_runs_nothing_again() -> None:
    as_before()
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    executor.check_replacements()
    names = MigrationRecorder(connection).applied_migrations()
    assert {(app, "0001_squashed") for app in APPS} <= set(names)


@pytest.mark.parametrize("last", [("accounts", "0010_days_of_notes"), ("dialogue", "0011_request_mute")])
def test_installation_that_is_not_is_left_as_it_is(last: tuple[str, str]) -> None:
    as_before().record_unapplied(*last)
    with pytest.raises(SystemCheckError, match=f"lack migrations: {last[1]}"):
        call_command("migrate", verbosity=0, skip_checks=False)
