"""Prints the matrix as it is now: `python -m tests.authorisation.write`. To be read before it replaces `matrix.txt`."""

import os
import sys

import django
from django.db import transaction

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  models need the apps
from django.test.utils import setup_test_environment  # noqa: E402

from tests.authorisation.declared import written  # noqa: E402
from tests.authorisation.people import KINDS, world  # noqa: E402
from tests.authorisation.requests import METHODS, outcome  # noqa: E402
from tests.authorisation.routes import routes  # noqa: E402

if __name__ == "__main__":
    setup_test_environment()
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        here = world()
        for route in routes():
            for method in METHODS:
                found = {kind: outcome(route, method, here, kind) for kind in KINDS}
                sys.stdout.write(f"{method} {route.name}: {written(found)}\n")
        transaction.set_rollback(True)
