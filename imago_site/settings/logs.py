"""Logging to stderr alone. Ids and outcomes only: no address, no text."""

from imago_site import env
from imago_site.settings.database import EMBEDDED

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {
            "()": "imago_site.log_filters.OneObjectALine",
            "format": "{asctime}{levelname}{name}{message}",
            "style": "{",
        },
    },
    "filters": {
        "without_tokens": {"()": "imago_site.log_filters.WithoutTokens"},
        "with_account": {"()": "imago_site.log_filters.WithAccount"},
        "one_line": {"()": "imago_site.log_filters.OneLineWhenAway"},
        "without_messages": {"()": "imago_site.log_filters.WithoutErrorMessages"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": env.choice("LOG_FORMAT", default="plain" if EMBEDDED else "json", of=("plain", "json")),
            "filters": ["without_tokens", "with_account", "one_line", "without_messages"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"site": {"level": "INFO"}},  # who signs in, by id (accounts.auth.sign_in_log)
}
