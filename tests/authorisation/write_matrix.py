"""Prints the matrix as it is now: `python -m tests.authorisation.write_matrix`. Read it, then replace `matrix.txt`."""

import os
import sys
from itertools import product

import django
from django.db import transaction

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  models need the apps
from django.test.utils import setup_test_environment  # noqa: E402

from tests.authorisation.matrix_file import written  # noqa: E402
from tests.authorisation.people import KINDS, world  # noqa: E402
from tests.authorisation.requests import METHODS, outcomes  # noqa: E402
from tests.authorisation.routes import routes  # noqa: E402

if __name__ == "__main__":
    setup_test_environment()
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        here = world()
        found = {kind: outcomes(kind, routes(), METHODS, here) for kind in KINDS}
        for route, method in product(routes(), METHODS):
            what = {kind: answers[route.name, method] for kind, answers in found.items()}
            sys.stdout.write(f"{method} {route.name}: {written(what)}\n")
        transaction.set_rollback(True)
