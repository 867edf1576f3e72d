"""The site behind nginx, one for all tests that ask it; they stay in one process of xdist."""

from collections.abc import Iterator

import pytest

from tests.deploy.behind_nginx import Proxied, behind_nginx
from tests.services import run_sql


@pytest.fixture(scope="package")
def proxied(tmp_path_factory: pytest.TempPathFactory, postgresql: str, redis_url: str) -> Iterator[Proxied]:
    run_sql(postgresql, "CREATE DATABASE proxied TEMPLATE template0")  # empty: the unit brings it up to date
    with behind_nginx(tmp_path_factory.mktemp("nginx"), postgresql.replace("/postgres", "/proxied"), redis_url) as one:
        yield one
