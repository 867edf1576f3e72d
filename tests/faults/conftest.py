"""Sites of the tests of faults. Those on PostgreSQL and Redis share one, and so stay in one process of xdist."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.site import Site, started
from tests.services import Server, postgresql_server, redis_server

SECRETS = {
    "SECRET_KEY": "for these tests and nothing else, 40 characters",
    "CONTENT_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
}


@dataclass(frozen=True)
class Grown:
    """A site of two processes, and the servers behind it."""

    site: Site
    postgresql: Server
    redis: Server


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Site]:
    with started(tmp_path, 1) as site:
        yield site


@pytest.fixture(scope="package")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grown]:
    with (
        postgresql_server() as (database, postgresql),
        redis_server(tmp_path_factory.mktemp("redis")) as (url, redis),
        started(
            tmp_path_factory.mktemp("grown"), 2, DATABASE_URL=database, REDIS_URL=url, METRICS="1", **SECRETS
        ) as site,
    ):
        yield Grown(site, postgresql, redis)
