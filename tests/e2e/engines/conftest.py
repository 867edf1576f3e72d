"""Two people in each engine that is to be had, at a site whose line to one of them can be cut."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.e2e import scenes
from tests.e2e.conftest import Site
from tests.e2e.engines.everyday_page import everyday_page
from tests.e2e.engines.firefox import firefox
from tests.e2e.engines.person import Person
from tests.e2e.engines.webkit import webkit
from tests.e2e.engines.window import Window
from tests.e2e.line import Line, laid
from tests.services import free_port

Engine = Callable[[], AbstractContextManager[Window]]
ENGINES: dict[str, Callable[[Path], AbstractContextManager[Engine]]] = {"Firefox": firefox, "WebKit": webkit}


@pytest.fixture(scope="package", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Opens windows, each with cookies of its own. Its processes end with the tests of this directory."""
    with ENGINES[request.param](tmp_path_factory.mktemp("engine")) as engine:
        yield engine


@pytest.fixture(scope="package")
def line() -> Iterator[Line]:
    with laid() as line:
        yield line


@pytest.fixture(scope="package")
def away(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a quick exit leads."""
    with everyday_page(tmp_path_factory.mktemp("away")) as url:
        yield url


@pytest.fixture(scope="package")
def loaded(fresh_var: Path, tmp_path_factory: pytest.TempPathFactory, line: Line, away: str) -> Iterator[Site]:
    """The site, which is reached at its own port and over the line."""
    line.target = free_port()
    origins = f"http://127.0.0.1:{line.target},{line.url}"
    home, port = tmp_path_factory.mktemp("site"), str(line.target)
    with Site(fresh_var, home, PORT=port, CSRF_TRUSTED_ORIGINS=origins, EXIT_URL=away).loaded() as loaded:
        yield loaded


@pytest.fixture
def ann(site: Site, engine: Engine, line: Line) -> Iterator[Person]:
    """In a window of the engine, at the end of the line."""
    sessions = site.filled_by(scenes.everybody)
    with engine() as window:
        yield Person(window, "Ann", line.url, sessions["Ann"])
        line.heal()
        assert window.complaints() == []


@pytest.fixture
def bob(site: Site, engine: Engine) -> Iterator[Person]:
    """In another window of the engine."""
    sessions = site.filled_by(scenes.everybody)
    with engine() as window:
        yield Person(window, "Bob", site.url, sessions["Bob"])
        assert window.complaints() == []
