"""Second factors: their secrets are sealed, old keys of the ring still open them, and nothing passes in the clear."""

import base64
import secrets
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse

from accounts.auth.mfa.second_factor import has_second_factor
from accounts.encryption import keyring
from accounts.encryption.framing import CannotDecrypt
from accounts.models import User
from tests.accounts.auth.mfa.factors import code_of
from tests.cast import PASSWORD


def test_what_is_sealed_opens_again_and_looks_like_nothing() -> None:
    sealed = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
    assert get_adapter().decrypt(sealed) == "JBSWY3DPEHPK3PXP"
    assert b"JBSWY3DP" not in base64.b64decode(sealed)
    assert sealed != get_adapter().encrypt("JBSWY3DPEHPK3PXP")


def test_an_old_key_of_the_ring_still_opens(settings: Any) -> None:
    sealed = get_adapter().encrypt("secret")
    settings.CONTENT_KEYS = [secrets.token_bytes(32), *settings.CONTENT_KEYS]
    assert get_adapter().decrypt(sealed) == "secret"
    assert keyring.seal("new", "mfa")[:5] != base64.b64decode(sealed)[:5]


def test_without_its_key_nothing_opens(settings: Any) -> None:
    sealed = get_adapter().encrypt("secret")
    settings.CONTENT_KEYS = [secrets.token_bytes(32)]
    with pytest.raises(CannotDecrypt):
        get_adapter().decrypt(sealed)


@pytest.mark.parametrize("clear", ["", "JBSWY3DPEHPK3PXP", "no base64 at all", "AAAA"])
def test_nothing_passes_in_the_clear(clear: str) -> None:
    with pytest.raises(CannotDecrypt):
        get_adapter().decrypt(clear)


def test_every_changed_bit_is_noticed() -> None:
    sealed = keyring.seal("secret", "mfa")
    for at in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(CannotDecrypt):
            keyring.unseal(bytes(changed), "mfa")


def test_a_secret_of_another_place_does_not_open() -> None:
    with pytest.raises(CannotDecrypt):
        keyring.unseal(keyring.seal("secret", "elsewhere"), "mfa")


def test_the_database_holds_no_secret_and_no_seed(fay: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(fay, secret)
    codes = RecoveryCodes.activate(fay)
    kept = " ".join(str(row.data) for row in Authenticator.objects.all())
    seed = get_adapter().decrypt(codes.instance.data["seed"])
    assert (secret in kept, seed in kept, len(codes.get_unused_codes())) == (False, False, 10)
    assert has_second_factor(fay)


def test_a_password_alone_does_not_open_and_the_code_does(client: Client, fay: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(fay, secret)
    asked = client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
    assert (asked.headers["Location"], "_auth_user_id" in client.session) == (reverse("mfa_authenticate"), False)
    opened = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert (opened.headers["Location"], "_auth_user_id" in client.session) == (reverse("home"), True)


def test_a_spare_code_opens_once(client: Client, fay: User) -> None:
    TOTP.activate(fay, generate_totp_secret())
    spare = RecoveryCodes.activate(fay).get_unused_codes()[0]
    found = []
    for _ in range(2):
        client.logout()
        client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
        client.post(reverse("mfa_authenticate"), {"code": spare})
        found.append("_auth_user_id" in client.session)
    assert found == [True, False]


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes", "devices"])
def test_a_sensitive_page_asks_again_who_is_there(client: Client, fay: User, name: str) -> None:
    TOTP.activate(fay, generate_totp_secret())
    client.force_login(fay)
    if name == "mfa_activate_totp":
        Authenticator.objects.all().delete()
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response.headers["Location"].split("?")[0] in {
        reverse("account_reauthenticate"),
        reverse("mfa_reauthenticate"),
    }


def test_the_sixth_wrong_password_is_not_even_tried(client: Client, fay: User, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    really = User.check_password

    def checks(user: User, typed: str) -> bool:
        tried.append(typed)
        return really(user, typed)

    monkeypatch.setattr(User, "check_password", checks)

    def signs_in(password: str, **elsewhere: Any) -> bool:
        client.post(reverse("account_login"), {"login": fay.email, "password": password}, **elsewhere)
        return "_auth_user_id" in client.session

    assert [signs_in(password) for password in ["something else"] * 5 + [PASSWORD]] == [False] * 6
    assert tried == ["something else"] * 5
    assert signs_in(PASSWORD, REMOTE_ADDR="192.0.2.7")
