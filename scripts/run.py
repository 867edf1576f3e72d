"""Starts the site on this machine: brings database and static files up to date, then serves on 127.0.0.1:PORT."""

import os
import socket
import sys
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imago_site.settings")


def refuse_a_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise SystemExit(f"PORT: {port}: {error.strerror}. Another one: make run PORT=8001") from None


def bring_up_to_date() -> None:
    import django
    from django.core.management import call_command

    warnings.filterwarnings("ignore", message="No directory at", module="whitenoise")
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def serve(port: int) -> None:
    from imago_site import server

    def say_where() -> None:
        print(f"The site is at http://127.0.0.1:{port}/  (Ctrl-C stops it)", flush=True)

    server.serve("127.0.0.1", port, say_where)


def main() -> None:
    from django.conf import settings

    refuse_a_taken_port(settings.PORT)
    bring_up_to_date()
    serve(settings.PORT)


if __name__ == "__main__":
    main()
