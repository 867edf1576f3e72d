"""What one database answers to bad input. Run by tests as `python -m tests.faults.bad_input.answers [FILE]`.

The database is empty and up to date: SQLite begins as a copy of FILE. Prints, as JSON, what became of each case: the
answer in a word, what it said, what was logged as a failure, and the tables that it changed.
"""

import json
import shutil
import sys
from datetime import timedelta

import django

django.setup()

from allauth.account.models import EmailAddress  # noqa: E402  the apps first
from django.conf import settings  # noqa: E402

from accounts.models import User  # noqa: E402
from dialogue.care import reading_log  # noqa: E402
from tests.authorisation.people import world  # noqa: E402
from tests.commits import wait_for_no_disk  # noqa: E402
from tests.faults.bad_input.bad_requests import requests  # noqa: E402
from tests.faults.bad_input.frame_runner import Rooms, spoken  # noqa: E402
from tests.faults.bad_input.request_runner import Doors  # noqa: E402
from tests.faults.bad_input.write_watch import Watch  # noqa: E402

if __name__ == "__main__":
    wait_for_no_disk()
    for file in sys.argv[1:]:
        shutil.copy(file, settings.DATABASES["default"]["NAME"])
    here = world()
    for person in User.objects.all():  # as after a sign-up
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 3600  # seconds; nor does anybody have to prove anew that it is them
    reading_log.ONE_SITTING = reading_log.ONE_READING = timedelta(hours=1)  # all of this is one, however long it takes
    rooms, doors = Rooms(here), Doors(here)
    watch = Watch()
    json.dump(spoken(rooms, watch) | dict(doors.answers(watch, requests())), sys.stdout)
