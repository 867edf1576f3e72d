"""Sites of the tests of faults. Those on PostgreSQL and Redis share one, and so stay in one process of xdist."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.site import Site, started
from tests.services import SECRETS, Server, postgresql_server, redis_server


@dataclass(frozen=True)
class Grown:
    """A site of two processes, and the servers behind it."""

    site: Site
    postgresql: Server
    redis: Server


@pytest.fixture
def embedded(tmp_path: Path, migrated: Path) -> Iterator[Site]:
    with started(shutil.copytree(migrated, tmp_path / "var"), 1) as site:
        yield site


@pytest.fixture(scope="package")
def grown(tmp_path_factory: pytest.TempPathFactory, cluster: Path) -> Iterator[Grown]:
    with (
        postgresql_server(cluster) as (database, postgresql),
        redis_server(tmp_path_factory.mktemp("redis")) as (url, redis),
        started(
            tmp_path_factory.mktemp("grown"), 2, DATABASE_URL=database, REDIS_URL=url, METRICS="1", **SECRETS
        ) as site,
    ):
        yield Grown(site, postgresql, redis)
