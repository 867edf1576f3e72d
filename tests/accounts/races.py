"""Two requests at once for one account, on PostgreSQL. Run by a test as `python -m tests.accounts.races`.

The first act is done and not yet committed when the second begins. The first commits when the second waits for its
lock, or has ended without waiting. Prints for each race what became of the second, and which rules are broken then.
"""

import json
import sys
import time
from collections.abc import Callable
from itertools import count
from threading import Event, Thread

import django

django.setup()

from django.db import connection, transaction  # noqa: E402  the apps first

from accounts import roles  # noqa: E402
from accounts.care import care_invitations, therapists  # noqa: E402
from accounts.couples import invitations  # noqa: E402
from accounts.errors import Refused  # noqa: E402
from accounts.lifecycle import account_actions  # noqa: E402
from accounts.models import CareLink, User  # noqa: E402

Act = Callable[[], object]
LICENCE = {"licence": "PT 1203", "issued_by": "Board of Psychology", "country": "Utah"}
NUMBERS = count()


def person(**fields: bool) -> User:
    number = next(NUMBERS)
    return User.objects.create(email=f"p{number}@example.org", name=f"P{number}", **fields)


def race(first: Act, second: Act) -> str:
    """What became of the second act."""
    done, go, came = Event(), Event(), Event()
    outcomes = []

    def ahead() -> None:
        with transaction.atomic():
            first()
            done.set()
            go.wait(60)
        connection.close()

    def behind() -> None:
        done.wait(60)
        try:
            second()
            outcomes.append("done")
        except Refused as refused:
            outcomes.append(type(refused).__name__)
        finally:
            came.set()
            connection.close()

    threads = [Thread(target=ahead), Thread(target=behind)]
    for thread in threads:
        thread.start()
    while not (came.is_set() or somebody_waits()):
        time.sleep(0.01)
    go.set()
    for thread in threads:
        thread.join()
    return outcomes[0] if outcomes else "an error"


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' LIMIT 1"
        )
        return cursor.fetchone() is not None


def broken(*people: User) -> list[str]:
    """The rules that do not hold for these people now."""
    found = []
    for one in people:
        try:
            roles.check_compatible(one)
        except Refused:
            found.append("two roles")
    stands = CareLink.objects.filter(ended_at=None, therapist__in=people)
    found += ["a link without an approval" for link in stands if not roles.is_therapist(link.therapist)]
    return found


def approval_and_partner() -> tuple[Act, Act, list[User]]:
    admin, therapist, guest = person(is_staff=True), person(), person()
    profile = therapists.apply(therapist, **LICENCE)
    therapists.refuse(profile, admin, "A first try.")
    token = invitations.invite(guest)[1]
    return lambda: therapists.approve(profile, admin), lambda: invitations.accept(therapist, token), [therapist, guest]


def application_and_partner() -> tuple[Act, Act, list[User]]:
    therapist, guest = person(), person()
    token = invitations.invite(therapist)[1]
    return lambda: therapists.apply(therapist, **LICENCE), lambda: invitations.accept(guest, token), [therapist, guest]


def admin_and_partner() -> tuple[Act, Act, list[User]]:
    admin, host, guest = person(is_staff=True), person(), person()
    token = invitations.invite(host)[1]
    return lambda: account_actions.make_admin(host, admin), lambda: invitations.accept(guest, token), [host, guest]


def admin_and_application() -> tuple[Act, Act, list[User]]:
    admin, one = person(is_staff=True), person()
    return lambda: account_actions.make_admin(one, admin), lambda: therapists.apply(one, **LICENCE), [one]


def refusal_and_care() -> tuple[Act, Act, list[User]]:
    admin, therapist, host, guest = person(is_staff=True), person(), person(), person()
    profile = therapists.apply(therapist, **LICENCE)
    therapists.approve(profile, admin)
    invitations.accept(guest, invitations.invite(host)[1])
    token = care_invitations.invite(therapist)
    return (
        lambda: therapists.refuse(profile, admin, "Ended."),
        lambda: care_invitations.accept(host, token),
        [therapist, host],
    )


def deactivation_and_care() -> tuple[Act, Act, list[User]]:
    admin, therapist, host, guest = person(is_staff=True), person(), person(), person()
    therapists.approve(therapists.apply(therapist, **LICENCE), admin)
    invitations.accept(guest, invitations.invite(host)[1])
    token = care_invitations.invite(host)
    return (
        lambda: account_actions.deactivate(therapist, admin),
        lambda: care_invitations.accept(therapist, token),
        [therapist, host],
    )


def two_admins() -> tuple[Act, Act, list[User]]:
    """Each takes the role from the other one; one of them keeps it, and could sign in."""
    one, other = person(is_staff=True), person(is_staff=True)
    return (
        lambda: account_actions.unmake_admin(one, other),
        lambda: account_actions.deactivate(other, one),
        [one, other],
    )


RACES = (
    *(approval_and_partner, application_and_partner, admin_and_partner, admin_and_application, refusal_and_care),
    *(deactivation_and_care, two_admins),
)

if __name__ == "__main__":
    results = {}
    for prepare in RACES:
        for turned in (False, True):
            one, other, people = prepare()
            outcome = race(other, one) if turned else race(one, other)
            results[f"{prepare.__name__}{' turned' if turned else ''}"] = [outcome, broken(*people)]
    json.dump(results, sys.stdout)
