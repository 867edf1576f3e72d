"""What `startproject` and the tutorial leave one with; the database as durable as ours, all else stock."""

import os
from pathlib import Path
from typing import Any

import environ

SECRET_KEY = "a key for a benchmark on this machine"
ALLOWED_HOSTS = ["127.0.0.1"]
ASGI_APPLICATION = "tests.bench.peer.asgi.application"
INSTALLED_APPS = [
    "daphne",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "tests.bench.peer",
]
DATABASES = {
    "default": environ.Env().db_url("DATABASE_URL", default="")
    if os.environ.get("DATABASE_URL")
    else {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(os.environ["VAR_DIR"]) / "peer.sqlite3",
        "OPTIONS": {"init_command": "PRAGMA synchronous=FULL;"},
    }
}
CHANNEL_LAYERS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
if os.environ.get("REDIS_URL"):
    CHANNEL_LAYERS["default"] = {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {"hosts": [os.environ["REDIS_URL"]]},
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
