"""The README's way of one utterance: a sentence is followed from a socket to the partner's, file by file."""

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from tests.cast import Cast
from tests.dialogue.browser import both
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[3]
SENTENCE = "When you came home late I felt worried and alone."
LINE = re.compile(r"^\d+\. `([\w/.]+)`(?:: `(\w+)`)?", re.MULTILINE)
IMPORT = re.compile(r"^(?:from|import) ([\w.]+)(?: import (.+?)$| import \((.+?)\))?", re.MULTILINE | re.DOTALL)


def way() -> list[tuple[str, str]]:
    """Each file of the list in the README, with the function that it names, if any."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return LINE.findall(readme[readme.index("## The way of one utterance") : readme.index("## Where things are")])


class Trail:
    """The calls of one run, in order, and the files in which a function held the sentence."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []
        self.held: set[str] = set()
        self.on = False

    def __call__(self, frame: FrameType, event: str, value: Any) -> None:
        name = self.on and ours(frame.f_code.co_filename)
        if not name:
            return
        if event == "call":
            self.calls.append((name, frame.f_code.co_name))
        elif event == "return" and (holds(value) or holds(dict(frame.f_locals))):
            self.held.add(name)


@cache
def ours(filename: str) -> str:
    """The path of a file of this project; empty for any other, and for tests."""
    name = filename.removeprefix(f"{ROOT}/")
    return "" if name == filename or name.startswith((".venv/", "tests/")) else name


def holds(value: Any, depth: int = 5) -> bool:
    """Whether the sentence is in this value, or a little way inside it."""
    if isinstance(value, str):
        return SENTENCE in value
    if depth == 0:
        return False
    if isinstance(value, dict):
        return any(holds(one, depth - 1) for one in list(value.values()))
    if isinstance(value, list | tuple | set):
        return any(holds(one, depth - 1) for one in list(value))
    if type(value).__module__.split(".")[0] in ("dialogue", "accounts"):
        slots = {name: getattr(value, name, None) for name in getattr(type(value), "__slots__", ())}
        return holds(getattr(value, "__dict__", slots), depth - 1)
    return False


@contextmanager
def followed() -> Iterator[Trail]:
    """In every thread that begins from here on, too: the database is asked in one."""
    trail = Trail()
    before = sys.getprofile()
    threading.setprofile(trail)
    sys.setprofile(trail)
    try:
        yield trail
    finally:
        sys.setprofile(before)
        threading.setprofile(None)


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """Ann speaks next."""
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


@pytest.fixture
async def trail(stage: Stage) -> Trail:
    """Ann says the sentence, until Bob has it on his screen and may mirror it."""
    with followed() as trail:
        async with both(stage) as (ann, bob):
            trail.on = True
            await ann.move("say", 6, text=SENTENCE)
            assert SENTENCE in (await bob.until("happened", seq=7))["html"]
            await bob.until("turn", seq=7)
            trail.on = False
    return trail


def imported_by(path: str) -> set[str]:
    """The files of this project that a Python file imports, as paths."""
    found = set()
    for module, names, wrapped in IMPORT.findall((ROOT / path).read_text(encoding="utf-8")):
        whole = [module, *(f"{module}.{name.split(' as ')[0].strip()}" for name in (names or wrapped).split(","))]
        found |= {f"{name.replace('.', '/')}.py" for name in whole}
    return found


def test_the_list_has_twelve_files_that_are_there() -> None:
    assert len(way()) == 12
    assert [path for path, _name in way() if not (ROOT / path).is_file()] == []


def test_the_hot_path_is_short() -> None:
    """From frame to frame; `docs/structure.md` names its files."""
    page = (ROOT / "docs/structure.md").read_text(encoding="utf-8")
    named = page[page.index("From frame to frame") : page.index("Beside them stand")]
    files = [ROOT / "dialogue" / name for name in re.findall(r"`([\w/]+\.py)`", named)]
    assert len(files) == 6
    assert sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files) <= 600


async def test_the_sentence_passes_them_in_this_order(trail: Trail) -> None:
    called = [(path, name) for path, name in way() if path.endswith(".py")]
    assert all(name for _path, name in called)
    calls = iter(trail.calls)
    assert [step for step in called if step not in calls] == []  # `in` reads on from where the step before was found


async def test_every_other_file_that_holds_it_is_at_most_two_imports_from_one_of_them(trail: Trail) -> None:
    """So a reader of the list meets its name; what `accounts/encryption` does inside is one word to them."""
    listed = {path for path, _name in way() if path.endswith(".py")}
    near = {path for one in listed for path in imported_by(one)}
    near |= {path for one in near if (ROOT / one).is_file() for path in imported_by(one)}
    assert {path for path in trail.held if not path.startswith("accounts/encryption/")} - listed - near == set()
    assert trail.held >= {path for path in listed if "/realtime/" in path}


def test_the_page_and_the_scripts_of_the_list_belong_together() -> None:
    page, script, *_python, view, event = [path for path, _name in way()]
    assert script.removeprefix("static/") in (ROOT / page).read_text(encoding="utf-8")
    for module in re.findall(r'from "(\.[^"]+)"', (ROOT / script).read_text(encoding="utf-8")):
        assert (ROOT / script).parent.joinpath(module).resolve().is_file()
    assert event.removeprefix("templates/") in (ROOT / view).read_text(encoding="utf-8")
