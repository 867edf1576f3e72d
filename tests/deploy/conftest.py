"""The site behind nginx, one for all tests that ask it; they stay in one process of xdist."""

from collections.abc import Iterator
from contextlib import closing

import psycopg2
import pytest

from tests.deploy.behind_nginx import Proxied, behind_nginx


@pytest.fixture(scope="package")
def proxied(tmp_path_factory: pytest.TempPathFactory, postgresql: str, redis_url: str) -> Iterator[Proxied]:
    with closing(psycopg2.connect(postgresql)) as connection:
        connection.autocommit = True
        connection.cursor().execute("CREATE DATABASE proxied")
    with behind_nginx(tmp_path_factory.mktemp("nginx"), postgresql.replace("/postgres", "/proxied"), redis_url) as one:
        yield one
