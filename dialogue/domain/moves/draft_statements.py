"""The SQL that keeps drafts, under the same conditions as moves (`move_statements`)."""

from collections.abc import Sequence
from functools import cache

from django.db import connection
from django.db.backends.utils import CursorWrapper

from dialogue.domain.moves import move_values as values
from dialogue.domain.moves.move_statements import PERMITTED
from dialogue.domain.moves.move_values import SealedDraft
from dialogue.domain.moves.server_side import by_column, execute, given, with_given
from dialogue.domain.moves.statement_texts import filled, insert, listed
from dialogue.models import Draft

# Held against its end alone, so that an erasure waits, or came first and nothing is kept (`envelope.key_for`).
KEY = "SELECT 1 FROM {DataKey} WHERE id = %(key)s"
# An older draft that arrives late, or that of a tab which knows of no newer one, takes no newer one's place.
NEWER = """{Draft}.visit < excluded.visit OR {Draft}.number < excluded.number OR excluded.number = 0"""


def keep_drafts(cursor: CursorWrapper, drafts: Sequence[SealedDraft]) -> list[bool]:
    """Keeps what stands in boxes, each for one visit. False where it was not to be kept, or a newer one is."""
    rows = [values.draft_values(each) for each in drafts]
    if cursor.db.vendor != "postgresql":
        return [_keep_draft(cursor, row) for row in rows]
    execute(cursor, _draft_text(), by_column(rows))
    kept = set(cursor.fetchall())
    return [(each.row.dialogue_id, each.row.author_id) in kept for each in drafts]


def _keep_draft(cursor: CursorWrapper, row: values.Values) -> bool:
    execute(cursor, _draft_text(), row)
    return bool(cursor.rowcount > 0)


@cache
def _draft_text() -> str:
    """Of one draft, or on PostgreSQL of some."""
    box, several = values.box_places(), connection.vendor == "postgresql"
    again = ", ".join(f'"{column.column}" = excluded."{column.column}"' for column in [*box.values()][2:])
    key = KEY + (" FOR KEY SHARE SKIP LOCKED" if several else "")
    text = f"""{insert(Draft, box)} SELECT {listed(box)} FROM {"given, " if several else ""}{{Dialogue}}
  WHERE {{Dialogue}}.id = %(draft_dialogue_id)s AND {{Dialogue}}.visit = %(draft_visit)s
  AND EXISTS ({key}) AND {PERMITTED}
  ON CONFLICT (dialogue_id, author_id) DO UPDATE SET {again} WHERE {NEWER}"""  # noqa: S608  constants, and names of the models
    if several:
        text = f"WITH {given(values.draft_places().types())} {with_given(text)} RETURNING dialogue_id, author_id"
    return filled(text)
