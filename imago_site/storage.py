"""Static files: hashed names, served by this process, with nothing fetched from elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from whitenoise.compress import Compressor
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'^@import "([\w./-]+)";\n', re.MULTILINE)


class StaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    # Without it `import "../lib/socket.js"` keeps its plain name, and a browser its old copy.
    support_js_module_import_aggregation = True

    def create_compressor(self, **options: Any) -> Compressor:
        """As gzip alone. Brotli is here for fonts, and would take a start three times as long for a tenth less."""
        return Compressor(**options, use_brotli=False)

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Puts what a style sheet imports in the place of the import: each file is a request before anything shows."""
        sheets = {} if dry_run else {name: self._whole(name, paths) for name in paths if name.endswith(".css")}
        for name, text in sheets.items():
            if text:
                Path(self.path(name)).write_text(text, encoding="utf-8")
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    @staticmethod
    def _whole(name: str, paths: dict[str, Any]) -> str:
        """The sheet with its imports in it, or nothing where it has none. Imports lie in the folder of the sheet."""

        def text_of(sheet: str) -> str:
            storage, path = paths[sheet]
            with storage.open(path) as file:
                return str(file.read().decode())

        text, folder = text_of(name), PurePosixPath(name).parent
        whole, found = IMPORT.subn(lambda one: text_of(str(folder / one[1])), text)
        return whole if found else ""


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]  # whitenoise has no types
    """WhiteNoise, but each file is handed over whole, and one that came after the start is found.

    A response that reads its file piece by piece would be read on the event loop, where every socket waits for it.
    Ours are small and are read here, in the request's own thread. While processes are updated one after the other,
    pages of the new version ask the old one for files of names that it never heard of.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path.startswith(self.static_prefix) and path not in self.files and (found := self._newer(path)):
            self.files[path] = found
        response: HttpResponse = super().__call__(request)
        return response

    def _newer(self, path: str) -> StaticFile | None:
        if not self.url_is_canonical(path):
            return None
        file = Path(self.static_root) / path.removeprefix(self.static_prefix)
        if not file.is_file() or self.is_compressed_variant(str(file)):
            return None
        return self.get_static_file(str(file), path)

    @staticmethod
    def serve(static_file: StaticFile, request: HttpRequest) -> HttpResponse:
        found = WhiteNoiseMiddleware.serve(static_file, request)
        response = HttpResponse(b"".join(found), status=found.status_code)
        if isinstance(found, FileResponse) and found.file_to_stream:
            found.file_to_stream.close()  # closing the response itself would say that the request is finished
        del response["Content-Type"]  # whitenoise names its own, and none where nothing is sent
        for name, value in found.items():
            response[name] = value
        return response
