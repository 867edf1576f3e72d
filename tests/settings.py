"""The site's settings for tests: everything they write goes into a directory that is gone afterwards."""

import atexit
import os
import tempfile

_var = tempfile.TemporaryDirectory(prefix="imago-tests-")
atexit.register(_var.cleanup)
os.environ["VAR_DIR"] = _var.name
for _name in (
    "ADMIN_IDLE_MINUTES",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "DEBUG",
    "EMAIL_URL",
    "FRAMES_A_SECOND",
    "MOVES_A_MINUTE",
    "PORT",
    "PUSH_HOSTS",
    "PUSH_PRIVATE_HOSTS",
    "REDIS_URL",
    "THERAPIST_IDLE_MINUTES",
    "TRUSTED_PROXY_COUNT",
):
    os.environ.pop(_name, None)  # a developer's shell must not decide what a test finds
# DATABASE_URL stays: `DATABASE_URL=postgres://... pytest` runs the same tests there. Then secrets are asked for.
os.environ.setdefault("SECRET_KEY", "a key for tests, and for tests alone, long enough")
os.environ.setdefault("CONTENT_KEYS", "dGhpcnR5LXR3byBieXRlcyBmb3IgdGVzdHMgYWxvbmU=")

from imago_site.settings import *
from imago_site.settings import DATABASES, STATIC_ROOT, STORAGES, VAR

# A file, as on the embedded default: a database in memory locks in other ways when threads share it.
DATABASES["default"]["TEST"] = {} if "DATABASE_URL" in os.environ else {"NAME": VAR / "test.sqlite3"}
if "DATABASE_URL" not in os.environ:  # a test never ends the machine, so that no commit has to wait for its disk
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT.mkdir()  # nothing is collected for tests, and whitenoise warns of a missing directory
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAIL_ARRIVES = True  # into a list that tests read
