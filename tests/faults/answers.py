"""What one database answers to bad input. Run by tests as `python -m tests.faults.answers`, with an empty database.

Prints, as JSON, what became of each case: the answer in a word, what it said, what was logged as a failure, and the
tables that it changed.
"""

import json
import sys

import django

django.setup()

from allauth.account.models import EmailAddress  # noqa: E402  the apps first
from allauth.mfa.models import Authenticator  # noqa: E402
from django.core.management import call_command  # noqa: E402

from accounts.models import User  # noqa: E402
from accounts.second_factor import SecondFactorAdapter  # noqa: E402
from tests.authorisation.people import world  # noqa: E402
from tests.faults.bad_requests import requests  # noqa: E402
from tests.faults.kept import Watch  # noqa: E402
from tests.faults.knocking import Doors  # noqa: E402
from tests.faults.speaking import Rooms, spoken  # noqa: E402

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    here = world()
    for person in User.objects.all():  # as after a sign-up
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    for factor in Authenticator.objects.all():  # the world's are of no use to sign in with
        factor.data = {"secret": SecondFactorAdapter().encrypt("JBSWY3DPEHPK3PXP")}
        factor.save()
    rooms, doors = Rooms(here), Doors(here)
    watch = Watch()
    json.dump(spoken(rooms, watch) | dict(doors.answers(watch, requests())), sys.stdout)
