"""Commands that change accounts: each leaves an entry in the trail, or is refused."""

import contextlib
import os
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core import mail
from django.core.management import CommandError, call_command, find_commands, get_commands, load_command_class
from django.test import Client
from django.urls import reverse

from accounts.audit import Act
from accounts.management.refusal import RefusalCommand
from accounts.models import AuditEntry, User
from tests.accounts.management.first_admin_command import first_admin
from tests.accounts.page_checks import heading
from tests.cast import PASSWORD, Cast
from tests.programs.forked_python import run_python

WHY = ("--reason", "Lost  the phone.")
OF_ACCOUNTS = ("django.contrib.auth", "allauth")


def last_entry() -> tuple[str, User | None, User | None, str]:
    entry = AuditEntry.objects.first()
    assert entry is not None
    return entry.act, entry.actor, entry.about, entry.reason


def commands_of_others() -> list[str]:
    """Every command of an installed app that is made for accounts, whoever takes its place."""
    homes = [Path(app.path, "management") for app in apps.get_app_configs() if app.name.startswith(OF_ACCOUNTS)]
    return sorted(name for home in homes for name in find_commands(str(home)))


@pytest.mark.parametrize("name", commands_of_others())
def test_no_command_changes_an_account_without_an_entry_in_the_trail(cast: Cast, name: str) -> None:
    command = load_command_class(get_commands()[name], name)
    assert isinstance(command, RefusalCommand)
    before = list(User.objects.values_list())
    with pytest.raises(CommandError, match=r"^This would leave no entry in the trail\. .{20,}$"):
        call_command(name)
    assert list(User.objects.values_list()) == before


def test_no_option_of_the_refused_command_gets_past_the_refusal(migrated: Path, tmp_path: Path) -> None:
    var = shutil.copytree(migrated, tmp_path / "var")
    environment = {**os.environ, "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "imago_site.settings"}
    environment |= {"DJANGO_SUPERUSER_PASSWORD": PASSWORD, "DJANGO_SUPERUSER_NAME": "New"}
    environment.pop("DATABASE_URL", None)
    done = run_python("manage.py", "createsuperuser", "--noinput", "--email", "new@example.org", env=environment)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("CommandError: This would leave no entry in the trail.")
    with contextlib.closing(sqlite3.connect(var / "db.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM accounts_user").fetchone() == (0,)


def test_the_commands_that_are_known_are_among_them() -> None:
    assert set(commands_of_others()) >= {"createsuperuser", "changepassword", "account_unsetmultipleprimaryemails"}


def test_a_locked_out_admin_chooses_a_new_password_and_the_trail_says_why(cast: Cast) -> None:
    thief = Client()
    thief.post(reverse("account_login"), {"login": cast.ada.email, "password": PASSWORD})
    assert thief.get(reverse("home")).status_code == 200
    said = first_admin("--again", cast.ada.email, *WHY)
    assert last_entry() == (Act.ADMIN_LET_IN_AGAIN, None, cast.ada, "By command: Lost the phone.")
    assert thief.get(reverse("home")).status_code == 302
    assert Client().login(username=cast.ada.email, password=PASSWORD) is False
    (path,) = re.findall(r"http://127\.0\.0\.1:8000(/account/\S+)", said)
    ada = Client()
    page, new = ada.get(path, follow=True), {"password1": "rivers run slowly", "password2": "rivers run slowly"}
    ada.post(page.redirect_chain[-1][0], new)
    cast.ada.refresh_from_db()
    assert cast.ada.check_password("rivers run slowly") is True
    assert heading(Client().get(path, follow=True)) == "This link doesn’t work anymore"


def test_a_deactivated_admin_is_let_in_again(cast: Cast) -> None:
    User.objects.filter(pk=cast.ada.pk).update(is_active=False)
    first_admin("--again", cast.ada.email, *WHY)
    cast.ada.refresh_from_db()
    assert (cast.ada.is_active, cast.ada.is_staff) == (True, True)


def test_another_admin_is_made_where_none_can_sign_in(cast: Cast) -> None:
    first_admin("--again", "new@example.org", *WHY)
    new = User.objects.get(email="new@example.org")
    assert new.is_staff is True
    assert last_entry() == (Act.ADMIN_MADE, None, new, "By command: Lost the phone.")


@pytest.mark.parametrize("who", ["ann", "tess", "eve"])
def test_nobody_else_becomes_an_admin_by_command(cast: Cast, who: str) -> None:
    with pytest.raises(CommandError, match="An admin needs one of their own"):
        first_admin("--again", f"{who}@example.org", *WHY)
    assert list(User.objects.filter(is_staff=True)) == [cast.ada]


@pytest.mark.parametrize("why", [(), ("--reason", "  no "), ("--reason", "x" * 181)])
def test_without_a_reason_nothing_is_done_again(cast: Cast, why: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="Say why with --reason"):
        first_admin("--again", "ada@example.org", *why)
    assert AuditEntry.objects.count() == 0


def test_a_second_factor_is_taken_away_by_command_with_a_reason(
    cast: Cast, capsys: pytest.CaptureFixture[str], django_capture_on_commit_callbacks: object
) -> None:
    Authenticator.objects.create(user=cast.ada, type=Authenticator.Type.TOTP, data={"secret": "sealed elsewhere"})
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture of pytest-django
        call_command("reset_second_factor", "Ada@example.org", *WHY)
    assert Authenticator.objects.count() == 0
    assert last_entry() == (Act.SECOND_FACTOR_RESET, None, cast.ada, "By command: Lost the phone.")
    assert capsys.readouterr().out.startswith("ada@example.org has no second factor now")
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]


def test_a_second_factor_stays_without_a_reason(cast: Cast) -> None:
    Authenticator.objects.create(user=cast.ada, type=Authenticator.Type.TOTP, data={"secret": "sealed elsewhere"})
    for why in ((), ("--reason", "no")):
        with pytest.raises(CommandError):
            call_command("reset_second_factor", "ada@example.org", *why)
    for email in ("nobody@example.org", "bob@example.org"):
        with pytest.raises(CommandError):
            call_command("reset_second_factor", email, *WHY)
    assert (Authenticator.objects.count(), AuditEntry.objects.count()) == (1, 0)
