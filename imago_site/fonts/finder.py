"""The fonts as static files: cut when they are first looked for, and then taken from `VAR_DIR`."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

from imago_site.fonts import cutting, faces

PREFIX = "fonts"
RECIPE = (cutting, faces)  # a change of either makes new files


class FontFinder(BaseFinder):
    """Finds `fonts/NAME.woff2` for each of `FACES`."""

    @cached_property
    def storage(self) -> FileSystemStorage:
        storage = FileSystemStorage(location=str(kept_under(settings.VAR / PREFIX)))
        storage.prefix = PREFIX  # type: ignore[attr-defined]  # where collectstatic puts them
        return storage

    def check(self, **_kwargs: Any) -> list[CheckMessage]:
        return []

    def list(self, _ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for face in faces.FACES:
            yield face.name, self.storage

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        names = {f"{PREFIX}/{face.name}": face.name for face in faces.FACES}
        found = [self.storage.path(names[path])] if path in names else []
        return found if find_all else next(iter(found), None)


def kept_under(home: Path) -> Path:
    """The directory with every face, made at the first call. Another process that makes it meanwhile does no harm."""
    kept = home / _recipe()
    if not kept.is_dir():
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=home))
        for face in faces.FACES:
            (made / face.name).write_bytes(cutting.cut(face))
        _move(made, kept)
        for older in home.iterdir():
            if older != kept and not older.name.startswith(tempfile.gettempprefix()):
                shutil.rmtree(older, ignore_errors=True)
    return kept


def _move(made: Path, kept: Path) -> None:
    try:
        made.rename(kept)
    except OSError:
        if not kept.is_dir():
            raise
        shutil.rmtree(made)


def _recipe() -> str:
    """Names what the files are made of: the fonts in their packages, and the code that cuts them."""
    sources = [*(face.path for face in faces.FACES), *(Path(str(module.__file__)) for module in RECIPE)]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources))
    return digest.hexdigest()[:12]
