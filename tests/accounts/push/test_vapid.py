"""The key by which push services know the site: of the installation alone, and the same in each of its processes."""

import base64

from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02
from pytest_django import Settings

from accounts.push import vapid


def test_the_key_is_the_same_in_every_process_and_another_in_every_installation(settings: Settings) -> None:
    first = vapid.public_key()
    vapid._private.cache_clear()
    vapid._public.cache_clear()
    again = vapid.public_key()
    settings.SECRET_KEY = "the key of another installation, as long"

    assert (again, vapid.public_key() == first) == (first, False)


def test_the_public_key_is_a_point_as_browsers_take_it() -> None:
    point = base64.urlsafe_b64decode(vapid.public_key() + "=")

    assert len(point) == 65
    ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def test_the_number_of_the_curve_is_its_own() -> None:
    below, above = ec.derive_private_key(vapid.ORDER - 1, ec.SECP256R1()), ec.derive_private_key(1, ec.SECP256R1())

    assert below.public_key().public_numbers().x == above.public_key().public_numbers().x


def test_a_push_service_can_check_it_and_reads_no_person_in_it(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "A quiet place <quiet@example.org>"
    header = vapid.authorization("https://fcm.googleapis.com", 1_800_000_000.5)
    token = header.removeprefix("vapid t=").partition(",")[0]
    claims = base64.urlsafe_b64decode(token.split(".")[1] + "==").decode()

    assert Vapid02.verify(header)
    assert header.endswith(f",k={vapid.public_key()}")
    assert claims == '{"aud":"https://fcm.googleapis.com","exp":1800003600,"sub":"mailto:quiet@example.org"}'
