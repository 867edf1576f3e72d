"""Static files: hashed names, served by this process, with nothing fetched from elsewhere."""

from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    # Without it `import "./socket.js"` keeps its plain name, and a browser its old copy.
    support_js_module_import_aggregation = True


class StaticFilesMiddleware(WhiteNoiseMiddleware):
    """WhiteNoise as it is; the name is ours so that settings read alike."""
