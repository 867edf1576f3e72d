"""Secrets of second factors are sealed for their person from now on; those that are there are sealed anew."""

import base64
import binascii
from typing import Any

from django.db import migrations

from accounts.encryption import keyring
from accounts.encryption.envelope import CannotDecrypt

SEALED = ("secret", "seed", "migrated_codes")


def bind(apps: Any, _editor: Any) -> None:
    move(apps, lambda user_id: ("mfa", f"mfa|{user_id}"))


def free(apps: Any, _editor: Any) -> None:
    move(apps, lambda user_id: (f"mfa|{user_id}", "mfa"))


def move(apps: Any, places: Any) -> None:
    """What does not open stays as it is: it opened nothing before."""
    for row in apps.get_model("mfa", "Authenticator").objects.iterator():
        here, there = places(row.user_id)
        try:
            row.data |= {key: sealed_anew(row.data[key], here, there) for key in SEALED if key in row.data}
        except CannotDecrypt:
            continue
        row.save(update_fields=["data"])


def sealed_anew(kept: Any, here: str, there: str) -> Any:
    if isinstance(kept, list):
        return [sealed_anew(text, here, there) for text in kept]
    try:
        sealed = base64.b64decode(kept, validate=True)
    except (ValueError, binascii.Error):
        raise CannotDecrypt("unknown form") from None
    return base64.b64encode(keyring.seal(keyring.unseal(sealed, here), there)).decode("ascii")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_lines_by_name"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunPython(bind, free)]
