"""What a thief of a running site's database, Redis and logs is after, and how they try what they found."""

import base64
import re
from collections.abc import Callable, Iterator
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings

from accounts.care import care_invitations
from accounts.couples import invitations
from accounts.couples.tokens import hashed
from accounts.encryption import envelope, keyring
from accounts.models import CareInvitation, DataKey, Invitation, User
from dialogue.models import Dialogue
from dialogue.realtime.socket_auth import signed_in
from tests.cast import found, gather
from tests.e2e import practice

WORDS = re.compile(r"[\w.:+/=%-]{6,}", re.ASCII)
RUNS = re.compile(r"[a-z0-9]{32,}")  # of what a session's key is made of


def fill(canaries: list[str]) -> dict[str, Any]:
    """A practice with all that people write, open links, a second factor of Tess. Gives the secrets among it."""
    gather()
    cast = found()
    practice.open_it()
    practice.plant(canaries)
    for person in User.objects.all():
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    secret = generate_totp_secret()
    TOTP.activate(cast.tess, secret)
    now = Dialogue.objects.get(ended_at=None)
    return {
        "room": f"/dialogue/{now.pk}/",
        "seq": now.seq,
        "totp": secret,
        "codes": RecoveryCodes.activate(cast.tess).get_unused_codes(),
        "join": invitations.invite(cast.eve)[1],
        "care": care_invitations.invite(cast.dora),
    }


def keys() -> list[str]:
    """The data keys as they are in use, and the ring."""
    opened = [envelope._open(row).secret for row in DataKey.objects.all()]
    return [key.hex() for key in (*opened, *settings.CONTENT_KEYS)]


def words_in(text: str) -> set[str]:
    """Whatever could be a key, a token or a code: each word, its parts, and a key at either end of them."""
    words = set(WORDS.findall(text))
    parts = {part for word in words for part in re.split(r"[/=%:.]", word) if len(part) >= 6}
    return words | parts | {key for run in RUNS.findall(text) for key in (run[:32], run[-32:])}


DOORS = ("a session", "a link to join", "a forgotten password", "a proof of address", "a key")


def tried(words: list[str]) -> dict[str, list[str]]:
    """Which of these open something: by the door that they open. Each is tried at each of them."""
    opening: tuple[Callable[[str], bool], ...] = (
        lambda word: signed_in({settings.SESSION_COOKIE_NAME: word}) is not None,
        _joins(),
        _resets(),
        lambda word: EmailConfirmationHMAC.from_key(word) is not None,
        _unwraps(),
    )
    return {door: [word for word in words if opens(word)] for door, opens in zip(DOORS, opening, strict=True)}


def _joins() -> Callable[[str], bool]:
    """A link leads to the row with the hash of its token."""
    hashes = {row.token_hash for model in (Invitation, CareInvitation) for row in model.objects.all()}
    return lambda word: hashed(word) in hashes


def _resets() -> Callable[[str], bool]:
    """The address of that page names the person before the token; a thief can read who there is."""
    people = list(User.objects.all())
    check = default_token_generator.check_token
    return lambda word: any(check(one, token) for one in people for token in (word, word.partition("-")[2]))


def _unwraps() -> Callable[[str], bool]:
    """As a key of the ring, or as somebody's data key."""
    rows = list(DataKey.objects.all())
    used = {envelope._open(row).secret for row in rows}
    names = {bytes(row.wrapped)[1:5] for row in rows}
    return lambda word: any(key in used or keyring.ring_id(key) in names for key in _keys_in(word))


def _keys_in(word: str) -> Iterator[bytes]:
    for read in (base64.b64decode, base64.urlsafe_b64decode, bytes.fromhex, str.encode):
        try:
            key = read(word)
        except ValueError:
            continue
        if len(key) == 32:
            yield key
