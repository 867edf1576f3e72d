"""What the pages of the workbook and a copy of it show to one person."""

import io
import json
import re
import zipfile
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import User
from dialogue.pages import export
from tests.dialogue.masks import without_form_ids

PAGES = ("caring", "surprises", "fun", "praise", "workbook", "home")
FINGERPRINT = re.compile(r'data-mark="\w+"')


def pages_of(user: User) -> dict[str, str]:
    """What each page says to this person; tokens and ids made alike."""
    client = Client()
    client.force_login(user)
    return {name: FINGERPRINT.sub("", without_form_ids(client.get(reverse(name)).content.decode())) for name in PAGES}


def copy_of(user: User) -> dict[str, Any]:
    """The workbook's part of what this person takes along."""
    with zipfile.ZipFile(io.BytesIO(export.archive_for(user))) as archive:
        found: dict[str, Any] = json.loads(archive.read("dialogues.json"))["workbook"]
        return found
