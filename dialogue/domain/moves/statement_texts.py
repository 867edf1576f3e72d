"""The parts of SQL that keep moves and drafts share. Names are the models' own (`_meta`): no migration parts them."""

from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Model

from accounts.models import Couple, DataKey, Partner, User
from dialogue.domain.moves.move_values import Places
from dialogue.models import Dialogue, Draft, Event, LiveSeat, Shelved

MODELS: tuple[type[Model], ...] = (Dialogue, Event, Draft, Shelved, LiveSeat, Couple, Partner, User, Session, DataKey)
TABLES = {model.__name__: f'"{model._meta.db_table}"' for model in MODELS}  # noqa: SLF001  Django's documented Model _meta API


def insert(model: type[Model], places: Places) -> str:
    """How a statement begins that puts values into the columns of these places."""
    columns = ", ".join(f'"{column.column}"' for column in places.values())
    return f"INSERT INTO {{{model.__name__}}} ({columns})"


def listed(places: Places) -> str:
    return ", ".join(f"%({name})s" for name in places)


def assigned(places: Places) -> str:
    return ", ".join(f'"{column.column}" = %({name})s' for name, column in places.items())


def filled(text: str) -> str:
    """The text with the names of this database."""
    gather = "group_concat(u.id)" if connection.vendor == "sqlite" else "string_agg(u.id::text, ',')"
    return text.replace("{gather}", gather).format(**TABLES)
