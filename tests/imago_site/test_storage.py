"""Static files as a browser gets them from the ASGI application."""

import re
import shutil
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import AsyncClient
from pytest_django import Settings

from imago_site.storage import StaticFilesStorage

STATIC = Path(__file__).parents[2] / "static"
IMPORT = re.compile(r"""(?:from|import\() ?["'](\.{1,2}/[^"']*)["']""")
SCRIPT = b"export const seats = ['a', 'b'];\n" * 300


@pytest.fixture
def script(tmp_path: Path, settings: Settings) -> str:
    """The address of a script that has been collected."""
    (tmp_path / "seats.js").write_bytes(SCRIPT)
    settings.STATIC_ROOT = tmp_path
    return "/static/seats.js"


async def test_a_file_comes_whole(script: str) -> None:
    """Warnings are errors: it used to be streamed by a synchronous iterator, which Django warns of."""
    response = await AsyncClient().get(script)

    assert (response.status_code, response["Content-Type"]) == (200, 'text/javascript; charset="utf-8"')
    assert response.content == SCRIPT
    assert not response.streaming
    assert not response.has_header("Access-Control-Allow-Origin")


async def test_a_file_that_was_collected_after_the_start_is_served(tmp_path: Path, script: str) -> None:
    """While processes are updated in turn, a page of the new one may ask the old one for its files."""
    client = AsyncClient()
    assert (await client.get(script)).status_code == 200
    newer = "/static/seats.0123456789ab.js"
    assert (await client.get(newer)).status_code == 404
    (tmp_path / "seats.0123456789ab.js").write_bytes(b"export {};")
    (tmp_path.parent / "beside.js").write_bytes(b"not public")
    assert (await client.get(newer)).content == b"export {};"
    for path in ("/static/../beside.js", "/static//seats.js", "/static/nothing.js", "/static/"):
        assert (await client.get(path)).status_code == 404, path


async def test_a_file_that_has_not_changed_is_not_sent_again(script: str) -> None:
    first = await AsyncClient().get(script)
    again = await AsyncClient().get(script, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content, again.has_header("Content-Type")) == (304, b"", False)


async def test_a_part_of_a_file_can_be_asked_for(script: str) -> None:
    response = await AsyncClient().get(script, headers={"Range": "bytes=0-5"})

    assert (response.status_code, response.content, response["Content-Length"]) == (206, b"export", "6")


async def test_head_names_the_size_and_sends_nothing(script: str) -> None:
    response = await AsyncClient().head(script)

    assert (response.content, response["Content-Length"]) == (b"", str(len(SCRIPT)))


def test_every_module_imports_the_others_by_their_hashed_names(tmp_path: Path) -> None:
    """A plain name is cached for good: after an update, a browser would mix old modules with new ones."""
    names = [path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*.js")]
    shutil.copytree(STATIC, tmp_path, dirs_exist_ok=True)
    storage, own = StaticFilesStorage(tmp_path, "/static/"), FileSystemStorage(STATIC)
    list(storage.post_process({name: (own, name) for name in names}))

    hashed = {tmp_path / storage.hashed_files[name] for name in names}
    imports = {path: IMPORT.findall(path.read_text(encoding="utf-8")) for path in hashed}
    assert sum(map(len, imports.values())) > 30
    assert {(path.parent / one).resolve() for path, found in imports.items() for one in found} <= hashed


def test_a_style_sheet_comes_with_what_it_imports(tmp_path: Path) -> None:
    """An import is one more request, and a wait, before anything shows."""
    source = tmp_path / "source"
    (source / "css").mkdir(parents=True)
    (source / "css/page.css").write_text('@import "type.css";\n\nbody { color: red; }\n')
    (source / "css/type.css").write_text('p { background: url("../dot.svg"); }\n')
    (source / "dot.svg").write_text("<svg/>")
    storage = StaticFilesStorage(location=tmp_path / "collected", base_url="/static/")
    plain = FileSystemStorage(source)
    for _times in range(2):  # what was written in the place of the source is no source
        paths = {name: (plain, name) for name in ("css/page.css", "css/type.css", "dot.svg")}
        for name in paths:
            (tmp_path / "collected" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / name, tmp_path / "collected" / name)
        made = {one: storage.path(other) for one, other, _done in storage.post_process(paths)}
        said = Path(made["css/page.css"]).read_text()
        assert said.split("\n\n") == [
            f'p {{ background: url("../{Path(made["dot.svg"]).name}"); }}',
            "body { color: red; }\n",
        ]
