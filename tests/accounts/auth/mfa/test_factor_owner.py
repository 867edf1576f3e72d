"""The secret of a second factor opens for its own person alone, whoever writes to the database."""

import base64
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse

from accounts.auth.mfa import factor_owner, second_factor
from accounts.encryption import keyring
from accounts.encryption.framing import CannotDecrypt
from accounts.models import User
from tests.accounts.auth.mfa.factors import code_of
from tests.cast import PASSWORD


def as_stored(row: Authenticator) -> Any:
    """What the database holds, as a thief would copy it."""
    return Authenticator.objects.values_list("data", flat=True).get(pk=row.pk)


def plant(row: Authenticator, data: Any) -> None:
    Authenticator.objects.filter(pk=row.pk).update(data=data)


def test_a_secret_that_is_moved_to_another_person_opens_nothing(client: Client, fay: User, gus: User) -> None:
    known = generate_totp_secret()
    mine = TOTP.activate(gus, known).instance
    hers = TOTP.activate(fay, generate_totp_secret()).instance
    spare = RecoveryCodes.activate(gus)
    codes, other = spare.get_unused_codes(), RecoveryCodes.activate(fay).instance
    plant(hers, as_stored(mine))
    plant(other, as_stored(spare.instance))

    client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
    for code in (code_of(known), codes[0]):
        with pytest.raises(CannotDecrypt):
            client.post(reverse("mfa_authenticate"), {"code": code})
    assert "_auth_user_id" not in client.session
    with pytest.raises(CannotDecrypt):
        TOTP(Authenticator.objects.get(pk=hers.pk)).validate_code(code_of(known))
    assert TOTP(Authenticator.objects.get(pk=mine.pk)).validate_code(code_of(known))
    assert RecoveryCodes(Authenticator.objects.get(pk=spare.instance.pk)).validate_code(codes[0])


def test_what_was_sealed_for_nobody_is_taken_from_no_row(fay: User) -> None:
    row = TOTP.activate(fay, "JBSWY3DPEHPK3PXP").instance
    plant(row, {"secret": str(get_adapter().encrypt("JBSWY3DPEHPK3PXP"))})
    with pytest.raises(CannotDecrypt):
        TOTP(Authenticator.objects.get(pk=row.pk)).validate_code("123456")


def test_a_secret_is_bound_whatever_saves_its_row(fay: User) -> None:
    row = TOTP.activate(fay, "JBSWY3DPEHPK3PXP").instance
    spare = RecoveryCodes.activate(fay)
    assert spare.validate_code(spare.get_unused_codes()[3])
    row.record_usage()
    row.refresh_from_db()
    assert get_adapter().decrypt(row.data["secret"]) == "JBSWY3DPEHPK3PXP"
    kept = [as_stored(row)["secret"], as_stored(spare.instance)["seed"]]
    assert all(len(factor_owner.opened(text, factor_owner.place_of(fay.pk))) > 0 for text in kept)
    assert len(RecoveryCodes(Authenticator.objects.get(pk=spare.instance.pk)).get_unused_codes()) == 9


def test_a_rotation_keeps_a_secret_with_its_person(fay: User, settings: Any) -> None:
    row = TOTP.activate(fay, "JBSWY3DPEHPK3PXP").instance
    settings.CONTENT_KEYS = [b"x" * 32, *settings.CONTENT_KEYS]
    found = Authenticator.objects.get(pk=row.pk)
    assert second_factor.reseal(found.data)
    found.save(update_fields=["data"])
    sealed = as_stored(row)["secret"]
    assert factor_owner.opened(sealed, factor_owner.place_of(fay.pk)) == "JBSWY3DPEHPK3PXP"
    assert keyring.is_current(base64.b64decode(sealed))
