"""Static files: hashed names, served by this process, with nothing fetched from elsewhere."""

from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    # Without it `import "../lib/socket.js"` keeps its plain name, and a browser its old copy.
    support_js_module_import_aggregation = True


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
