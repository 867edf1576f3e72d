"""What all tests share. In CI a skipped test is a failed one: there everything is installed."""

import gc
import os
import shutil
from collections.abc import Generator
from typing import TypeVar

import pytest
from django.conf import settings
from django.core.cache import cache

pytest_plugins = ["tests.services", "tests.prepared_databases", "tests.database_flush", "tests.push.fixtures"]
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, django_db_modify_db_settings: None) -> bool:
    """On SQLite the test database begins as a copy of one that is up to date.

    It is put in its place here, as this is asked for last, when xdist's own name for it is known.
    """
    database = settings.DATABASES["default"]
    if "sqlite" not in database["ENGINE"]:
        return bool(request.config.getvalue("reuse_db"))
    shutil.copy(request.getfixturevalue("migrated") / "db.sqlite3", database["TEST"]["NAME"])
    return True


@pytest.fixture(autouse=True)
def _no_limits_from_before() -> None:
    cache.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return no_skip_in_ci((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return no_skip_in_ci((yield))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """xdist 3.8 writes a test's group behind its name, but where pytest 9.2 looks no more; here it is put in place."""
    for item in items:
        named = getattr(item, "_nodeid", item.nodeid)
        if named != item.nodeid:
            item._id = type(item._id).parse(named)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was collected stays to the end: no collection of garbage has to look at thousands of tests again."""
    gc.collect()
    gc.freeze()


def no_skip_in_ci(report: Report) -> Report:
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI=true makes a failure: {report.longrepr}"
    return report
