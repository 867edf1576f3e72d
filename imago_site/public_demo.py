"""Stops the start of a site that others reach while the printed password of the demo opens an account on it."""

from django.db import OperationalError

from imago_site import env
from imago_site.demo.preconditions import opens_with_the_printed_password, why_not_here


def refuse_the_demo() -> None:
    """Raises `SystemExit` with one line. Where only this machine reaches the site nothing is asked."""
    if not why_not_here():
        return
    try:
        opens = opens_with_the_printed_password()
    except OperationalError:  # the database is away; nobody signs in either, and /readyz says so
        return
    if opens:
        raise env.stop(
            "demo", "its people are here, and their password is printed for everybody. Deactivate all of them."
        )
