"""The whole database as text, to look for what must be gone."""

from django.db import connection


def everything() -> str:
    """All values of all tables, as text."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  a table of ours
            found += [bytes(v) if isinstance(v, memoryview) else v for row in cursor.fetchall() for v in row]
    return "\n".join(v.decode("latin-1") if isinstance(v, bytes) else str(v) for v in found)
