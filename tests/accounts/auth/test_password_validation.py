"""Passwords: which are taken, that they are taken as they were typed, how they are changed and how they are kept."""

import re
from pathlib import Path

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import PBKDF2PasswordHasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.auth.password_validation import EXPECTED
from accounts.models import User
from tests.cast import PASSWORD
from tests.imago_site.production import run
from tests.programs.forked_python import ROOT

NEW = "a walk along the river"


@pytest.mark.parametrize(
    "guess",
    ["imago dialogue", "ImagoDialogue!", "quiet-place-2026", "couplesTherapy", "LoveOurPartner7", "therapist123456"],
)
def test_a_password_of_words_that_belong_to_this_site_is_refused(guess: str) -> None:
    with pytest.raises(ValidationError, match="easy to guess on this site"):
        validate_password(guess)


@pytest.mark.parametrize(
    "common", ["1234567890", "password123", "Basketball#2026", "...dragon77...", "sunshinesunshine"]
)
def test_a_common_password_with_something_around_it_is_refused(common: str) -> None:
    with pytest.raises(ValidationError, match="too common"):
        validate_password(common)


@pytest.mark.parametrize(
    "own", [PASSWORD, NEW, "my partner hates herring", "lovely autumn leaves", "日本の秋は静かできれい"]
)
def test_such_a_word_among_words_of_one_s_own_is_taken(own: str) -> None:
    validate_password(own)


def test_the_words_that_belong_to_this_site_are_written_down() -> None:
    written = (ROOT / "docs/sign-in.md").read_text(encoding="utf-8")
    assert [word for word in EXPECTED if f"`{word}`" not in written] == []


@pytest.mark.parametrize("field", ["email", "name"])
def test_a_password_that_is_one_s_own_address_or_name_is_refused(field: str) -> None:
    person = User(email="wilhelmina@example.org", name="Bartholomew")
    with pytest.raises(ValidationError, match="too similar"):
        validate_password({"email": "wilhelmina", "name": "bartholomew1"}[field], person)


@pytest.mark.parametrize(
    "any_kind", ["aaaaaaa bbbbbbb", "nodigitsnocapitals", "  spaces at both ends  ", "ünïcödé ✿ ünïcödé", "x1-" * 80]
)
def test_a_password_of_any_composition_and_length_signs_in_as_it_was_typed(
    client: Client, fay: User, any_kind: str
) -> None:
    client.force_login(fay)
    form = {"oldpassword": PASSWORD, "password1": any_kind, "password2": any_kind}
    assert client.post(reverse("account_change_password"), form).status_code == 302
    found = []
    for typed in (any_kind, any_kind.upper(), any_kind.strip()[:64]):
        client.logout()
        client.post(reverse("account_login"), {"login": fay.email, "password": typed})
        found.append("_auth_user_id" in client.session)
    assert found == [True, False, any_kind.strip()[:64] == any_kind]


def test_a_password_is_changed_only_with_the_one_of_before(client: Client, fay: User) -> None:
    client.force_login(fay)
    for old, wanted in (("", PASSWORD), ("not this one", PASSWORD), (PASSWORD, NEW)):
        client.post(reverse("account_change_password"), {"oldpassword": old, "password1": NEW, "password2": NEW})
        fay.refresh_from_db()
        assert fay.check_password(wanted)


@pytest.mark.parametrize(
    ("name", "complete"),
    [
        ("account_login", ["current-password"]),
        ("account_signup", ["new-password"]),
        ("account_change_password", ["current-password", "new-password", "new-password"]),
    ],
)
def test_a_password_is_masked_and_a_manager_may_fill_it_in(
    client: Client, fay: User, name: str, complete: list[str]
) -> None:
    if name == "account_change_password":
        client.force_login(fay)
    page = client.get(reverse(name)).content.decode()
    fields = [field for field in re.findall(r"<input[^>]*>", page) if re.search(r'name="\w*password\w*"', field)]
    assert [field for field in fields if 'type="password"' not in field] == []
    assert [re.findall(r'autocomplete="([\w-]+)"', field) for field in fields] == [[one] for one in complete]
    scripts = [path.read_text(encoding="utf-8") for path in (ROOT / "static/js").rglob("*.js")]
    assert [text for text in scripts if re.search(r"""["']paste["']""", text)] == []


def test_passwords_are_kept_under_a_slow_hash(tmp_path: Path) -> None:
    assert PBKDF2PasswordHasher.iterations >= 600_000
    show = "import django; django.setup(); from django.contrib.auth.hashers import make_password as m; print(m('x'))"
    said = run(tmp_path, "-c", show, DJANGO_SETTINGS_MODULE="imago_site.settings").stdout
    assert said.startswith(f"pbkdf2_sha256${PBKDF2PasswordHasher.iterations}$")


COMPOSED, DECOMPOSED = "Caf\u00e9 in der K\u00f6nigsallee", "Cafe\u0301 in der Ko\u0308nigsallee"


@pytest.mark.parametrize(
    ("chosen", "typed"), [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED), (DECOMPOSED, DECOMPOSED)]
)
def test_a_password_is_the_same_on_every_keyboard(client: Client, db: None, chosen: str, typed: str) -> None:
    form = {"name": "Hal", "email": "hal@example.org", "password1": chosen}
    assert client.post(reverse("account_signup"), form).status_code == 302
    there = Client()
    there.post(reverse("account_login"), {"login": "hal@example.org", "password": typed})
    assert User.objects.get().check_password(typed)
    assert SESSION_KEY in there.session or there.session.get("account_login")
    assert not User.objects.get().check_password(f"{typed} ")


def test_a_password_that_was_kept_as_it_was_typed_still_opens(db: None) -> None:
    person = User(email="hal@example.org", password=make_password(DECOMPOSED))
    assert person.check_password(DECOMPOSED)
    assert not person.check_password(COMPOSED)
