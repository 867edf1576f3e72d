"""Settings of production, and programs of the site that run under them."""

import base64
import os
import subprocess
from pathlib import Path

from tests.programs.forked_python import run_python

PRODUCTION = {
    "DATABASE_URL": "postgres://site@127.0.0.1/site",
    "REDIS_URL": "redis://:a-word-for-tests@127.0.0.1/0",
    "EMAIL_URL": "smtp+tls://127.0.0.1:587",
    "SECRET_KEY": "kq8w3-zv7j2m1x9c5b4n6l0p-asdfghtreyuiopqwz-and-more-of-it",
    "CONTENT_KEYS": base64.b64encode(b"thirty-two bytes for tests alone").decode(),
    "TRUSTED_PROXY_COUNT": "1",
    "ALLOWED_HOSTS": "quiet.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://quiet.example.org",
}


def run(tmp_path: Path, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}
    return run_python(*command, env=kept | PRODUCTION | settings)
