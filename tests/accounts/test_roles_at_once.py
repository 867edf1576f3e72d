"""Two requests at once for one account: the second waits for the first, and is judged by what it left."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.services import SECRETS, new_database

ROOT = Path(__file__).parents[2]
EXPECTED = {
    "approval_and_partner": "ForWork",
    "approval_and_partner turned": "AlreadyInACouple",
    "application_and_partner": "InvitationOver",
    "application_and_partner turned": "AlreadyInACouple",
    "admin_and_partner": "InvitationOver",
    "admin_and_partner turned": "AlreadyInACouple",
    "admin_and_application": "ForWork",
    "admin_and_application turned": "ForWork",
    "refusal_and_care": "InvitationOver",
    "refusal_and_care turned": "done",  # the refusal, which ends the link just made
    "deactivation_and_care": "NeedsTherapist",
    "deactivation_and_care turned": "done",  # the deactivation, the same
    "two_admins": "NotAnAdmin",
    "two_admins turned": "NotAnAdmin",
}


def test_two_requests_at_once_leave_an_account_one_role(postgresql: str, tmp_path: Path) -> None:
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "imago_site.settings", **SECRETS}
    environment["DATABASE_URL"] = new_database(postgresql)
    command = [sys.executable, "-m", "tests.accounts.races"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {name: [outcome, []] for name, outcome in EXPECTED.items()}
