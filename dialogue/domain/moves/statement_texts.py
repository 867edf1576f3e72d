"""The parts of SQL that keep moves and drafts share. Names are the models' own (`_meta`): no migration parts them."""

from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Model

from accounts.models import Couple, DataKey, Partner, User
from dialogue.domain.moves.move_values import Columns, column_names
from dialogue.models import Dialogue, Draft, Event, LiveSeat, Shelved

MODELS: tuple[type[Model], ...] = (Dialogue, Event, Draft, Shelved, LiveSeat, Couple, Partner, User, Session, DataKey)
TABLES = {model.__name__: f'"{model._meta.db_table}"' for model in MODELS}  # noqa: SLF001  Django's documented Model _meta API


def insert(model: type[Model], columns: Columns) -> str:
    """How a statement begins that puts values into these columns."""
    return f"INSERT INTO {{{model.__name__}}} ({column_names(columns)})"


def places(columns: Columns) -> str:
    return ", ".join("%s" for _ in columns)


def filled(text: str) -> str:
    """The text with the names of this database."""
    gather = "group_concat(u.id)" if connection.vendor == "sqlite" else "string_agg(u.id::text, ',')"
    return text.replace("{gather}", gather).format(**TABLES)
