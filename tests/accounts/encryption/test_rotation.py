"""A new ring key takes over row by row; what does not open is named, and nothing is lost."""

import io
import secrets
from dataclasses import replace
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import CommandError, call_command

from accounts.audit import Act
from accounts.encryption import envelope, rotation
from accounts.encryption.framing import CannotDecrypt
from accounts.models import AuditEntry, DataKey
from tests.cast import Cast

PLACE = "event|7|3|1|text"


def run(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command("rotate_keys", *arguments, stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def sealed(cast: Cast) -> bytes:
    """Something that Ann said, beside keys of Bob's and Carl's."""
    envelope.key_for(cast.bob, cast.couple)
    envelope.key_for(cast.carl, None)
    return envelope.seal(envelope.key_for(cast.ann, cast.couple), "alone", PLACE)


@pytest.fixture
def new_ring(settings: Any, sealed: bytes) -> list[bytes]:
    """The ring with a new key in front; what is there is under the old one."""
    settings.CONTENT_KEYS = [secrets.token_bytes(32), *settings.CONTENT_KEYS]
    return list(settings.CONTENT_KEYS)


def test_old_ring_key_can_go_after_a_rotation(cast: Cast, sealed: bytes, settings: Any) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.ann, secret)
    codes = RecoveryCodes.activate(cast.ann).get_unused_codes()
    old = settings.CONTENT_KEYS
    new = [secrets.token_bytes(32)]
    settings.CONTENT_KEYS = new + old
    assert run()[:3] == [
        "Brought under the first key: 5", "Under the first key before: 0", "Left under other keys: 0",
    ]  # fmt: skip
    settings.CONTENT_KEYS = new
    assert envelope.unseal(envelope.keys_of_couple(cast.couple), sealed, PLACE) == "alone"
    totp = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    spare = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES)
    assert (get_adapter().decrypt(totp.data["secret"]), RecoveryCodes(spare).get_unused_codes()) == (secret, codes)
    settings.CONTENT_KEYS = old
    with pytest.raises(CannotDecrypt):
        envelope.keys_of_couple(cast.couple)


def test_codes_that_came_from_elsewhere_and_passkeys_pass_through(cast: Cast, settings: Any) -> None:
    kept = {"migrated_codes": [get_adapter().encrypt(code) for code in ("11111111", "22222222")]}
    Authenticator.objects.create(user=cast.ann, type=Authenticator.Type.RECOVERY_CODES, data=kept)
    passkey = {"name": "phone", "credential": {"id": "x"}}
    Authenticator.objects.create(user=cast.bob, type=Authenticator.Type.WEBAUTHN, data=passkey)
    settings.CONTENT_KEYS = [secrets.token_bytes(32), *settings.CONTENT_KEYS]
    assert run()[:2] == ["Brought under the first key: 1", "Under the first key before: 1"]
    settings.CONTENT_KEYS = settings.CONTENT_KEYS[:1]
    assert RecoveryCodes(Authenticator.objects.get(user=cast.ann)).get_unused_codes() == ["11111111", "22222222"]
    assert Authenticator.objects.get(user=cast.bob).data == passkey


def test_a_second_run_finds_nothing_to_do(new_ring: list[bytes]) -> None:
    assert [run()[0], run()[:2]] == [
        "Brought under the first key: 3",
        ["Brought under the first key: 0", "Under the first key before: 3"],
    ]
    assert [entry.reason for entry in AuditEntry.objects.filter(act=Act.KEYS_ROTATED)] == ["3"]


def test_a_dry_run_counts_and_writes_nothing(new_ring: list[bytes]) -> None:
    before = list(DataKey.objects.values_list("wrapped", flat=True))
    assert run("--dry-run") == ["Under the first key before: 0", "Left under other keys: 3"]
    assert [bytes(w) for w in DataKey.objects.values_list("wrapped", flat=True)] == [bytes(w) for w in before]
    assert AuditEntry.objects.count() == 0


def test_interrupted_rotation_goes_on(
    cast: Cast, sealed: bytes, new_ring: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrap, turns = envelope.rewrap, iter([True, False])

    def stop_at_the_second(row: DataKey) -> bool:
        if not next(turns):
            raise KeyboardInterrupt
        return rewrap(row)

    store = rotation.stores[0]
    with monkeypatch.context() as patched:
        patched.setattr(rotation, "stores", [replace(store, renew=stop_at_the_second), *rotation.stores[1:]])
        with pytest.raises(KeyboardInterrupt):
            rotation.rotate()
    assert envelope.unseal(envelope.keys_of_couple(cast.couple), sealed, PLACE) == "alone"
    report = rotation.rotate()
    assert (report.renewed, report.current, report.broken) == (2, 1, [])


@pytest.mark.parametrize("harm", ["another ring", "a flipped bit"])
def test_a_key_that_does_not_open_is_named_and_kept(
    cast: Cast, new_ring: list[bytes], settings: Any, capsys: pytest.CaptureFixture[str], harm: str
) -> None:
    row = DataKey.objects.get(author=cast.bob)
    wrapped = bytes(row.wrapped)
    start = secrets.token_bytes(5) if harm == "another ring" else wrapped[:5]
    changed = start + wrapped[5:-1] + bytes([wrapped[-1] ^ 1])
    DataKey.objects.filter(pk=row.pk).update(wrapped=changed)

    with pytest.raises(CommandError, match="Take no key out"):
        run()

    assert capsys.readouterr().err == f"Does not open: data key {row.pk}\n"
    assert bytes(DataKey.objects.get(pk=row.pk).wrapped) == changed
    settings.CONTENT_KEYS = new_ring[:1]
    assert len(envelope.private_keys_of(cast.carl)) == 1


def test_a_second_factor_that_does_not_open_is_named(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    row = Authenticator.objects.create(user=cast.ann, type=Authenticator.Type.TOTP, data={"secret": "AAAA"})
    with pytest.raises(CommandError):
        run("--dry-run")
    assert capsys.readouterr().err == f"Does not open: second factor {row.pk}\n"
    assert Authenticator.objects.get(pk=row.pk).data == {"secret": "AAAA"}
