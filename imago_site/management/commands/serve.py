"""Serves the site in one process."""

import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Serves the site until it is ended. Open rooms are asked to come again before it goes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
        parser.add_argument("--port", type=int, default=settings.PORT, help="the port to listen on (PORT)")

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        from imago_site.server import serve  # noqa: PLC0415  daphne installs its event loop when it is imported

        host = host.strip("[]")
        refuse_what_cannot_be_had(host, port)
        refuse_an_old_database()
        serve(host, port)


def refuse_an_old_database() -> None:
    """A process on tables of another version would fail at some page or other, after a migration that did."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError:
        return  # the database is away, and may come back
    if missing:
        raise CommandError(f"The database lacks {len(missing)} migrations, {missing[0][0]} first. Run `migrate`.")


def refuse_what_cannot_be_had(host: str, port: int) -> None:
    """daphne would write a line to the log, serve nobody, and end as if all were well."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        raise CommandError(f"{host}, port {port}: {error}") from None
