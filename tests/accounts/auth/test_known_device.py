"""Wrong passwords and codes of others stop nobody who has signed in before, and guessing is bounded everywhere."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.auth.known_device import LASTS, MOST
from accounts.models import User
from tests.accounts.auth.mfa.factors import code_of
from tests.cast import PASSWORD

HOME = "203.0.113.9"
WRONG = "something else"
COOKIE = settings.KNOWN_DEVICE_COOKIE_NAME


def elsewhere(number: int = 0) -> Client:
    """A browser that nobody knows, at an address of its own."""
    return Client(REMOTE_ADDR=f"198.51.100.{number}")


def tries(client: Client, user: User, password: str = PASSWORD) -> bool:
    """Whether this opens the account."""
    client.post(reverse("account_login"), {"login": user.email, "password": password})
    if "_auth_user_id" not in client.session:
        return False
    client.post(reverse("account_logout"))
    return True


def known_to(user: User, *, address: str = HOME) -> Client:
    """Where this person signed in, and out."""
    client = Client(REMOTE_ADDR=address)
    assert tries(client, user)
    return client


def many_guess(user: User, machines: int = 60) -> None:
    """Wrong passwords from many addresses, and from the one at which everybody in the house is."""
    for number in range(machines):
        tries(elsewhere(number), user, WRONG)
    for _ in range(40):
        tries(Client(REMOTE_ADDR=HOME), user, WRONG)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every password that was tried."""
    found: list[str] = []
    encode = MD5PasswordHasher.encode

    def counting(self: MD5PasswordHasher, password: str, salt: str) -> str:
        found.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    return found


def test_the_owner_gets_in_where_they_did_before_whatever_others_try(fay: User) -> None:
    known = known_to(fay)
    many_guess(fay)
    assert (tries(elsewhere(99), fay), tries(known, fay)) == (False, True)


def test_many_machines_try_no_more_than_fifty_passwords_an_hour(fay: User, hashed: list[str]) -> None:
    many_guess(fay, machines=100)
    assert len(hashed) == 50
    assert tries(elsewhere(200), fay) is False


def test_one_address_stops_nobody_elsewhere(fay: User) -> None:
    for _ in range(60):
        tries(elsewhere(1), fay, WRONG)
    assert (tries(elsewhere(1), fay), tries(elsewhere(2), fay)) == (False, True)


def test_a_stranger_s_address_is_counted_as_an_account_is(fay: User) -> None:
    """What is said after many tries tells nobody who has an account."""
    pages = []
    for email in (fay.email, "who@example.org"):
        cache.clear()
        for _ in range(6):
            form = {"login": email, "password": WRONG}
            page = elsewhere(1).post(reverse("account_login"), form).content.decode()
        pages.append("Too many tries." in page)
    assert pages == [True, True]


def test_a_known_browser_guesses_no_more_than_others_and_stops_no_other(fay: User) -> None:
    phone, desk = known_to(fay), known_to(fay)
    for _ in range(5):
        assert tries(phone, fay, WRONG) is False
    assert (tries(phone, fay), tries(desk, fay)) == (False, True)


def test_signing_in_again_begins_no_new_count(fay: User) -> None:
    """Whoever knows the password of today is in anyhow; after a change of it nothing is left of their cookies."""
    phone = known_to(fay)
    for _ in range(4):
        tries(phone, fay, WRONG)
    assert tries(phone, fay)
    tries(phone, fay, WRONG)
    assert tries(phone, fay) is False


def test_a_browser_known_to_one_is_unknown_to_another(fay: User, gus: User) -> None:
    known = known_to(gus)
    many_guess(fay)
    assert tries(known, fay) is False


def test_a_cookie_that_was_made_or_changed_elsewhere_is_none(fay: User) -> None:
    known = known_to(fay)
    many_guess(fay)
    day, name, code = known.cookies[COOKIE].value.split(".")
    for cookie in (f"{int(day) + 1}.{name}.{code}", f"{day}.{name}x.{code}", f"{day}.{name}.{code[:-1]}", "...", "²..",
                   f"{day}.{name}.{'0' * 64}", ":" * 9000, f"{day}.{name}.\u00e9"):  # fmt: skip
        known.cookies[COOKIE] = cookie
        assert tries(known, fay) is False
    known.cookies[COOKIE] = f"{day}.{name}.{code}"
    assert tries(known, fay)


def test_a_new_password_makes_the_browsers_of_whoever_knew_the_old_one_unknown(fay: User) -> None:
    other, own = known_to(fay), known_to(fay)
    own.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
    new = {"oldpassword": PASSWORD, "password1": "a walk along the river", "password2": "a walk along the river"}
    own.post(reverse("account_change_password"), new)
    many_guess(fay)
    assert [tries(one, fay, "a walk along the river") for one in (other, own)] == [False, True]


def test_it_ends_after_half_a_year(fay: User, monkeypatch: pytest.MonkeyPatch) -> None:
    known = known_to(fay)
    many_guess(fay)
    now = timezone.now()
    monkeypatch.setattr("accounts.auth.known_device.timezone.now", lambda: now + LASTS)
    assert tries(known, fay)
    monkeypatch.setattr("accounts.auth.known_device.timezone.now", lambda: now + 2 * LASTS + LASTS / 180)
    assert tries(known, fay) is False


def test_a_link_in_a_mail_is_a_way_in_too(fay: User) -> None:
    many_guess(fay)
    browser = elsewhere(99)
    browser.post(reverse("account_reset_password"), {"email": fay.email})
    (path,) = [word for word in str(mail.outbox[0].body).split() if "/reset/key/" in word]
    page = browser.get(path.partition("8000")[2], follow=True).redirect_chain[-1][0]
    browser.post(page, {"password1": "a walk along the river", "password2": "a walk along the river"})
    assert tries(browser, fay, "a walk along the river")


def test_two_who_share_a_browser_are_both_known_there(fay: User, gus: User) -> None:
    shared = known_to(fay)
    assert tries(shared, gus)
    for user in (fay, gus):
        many_guess(user, machines=60)
        cache_of_the_house_is_over()
        assert tries(shared, user)


def cache_of_the_house_is_over() -> None:
    """A minute later; what is counted for an account lasts an hour."""
    for key in [key for key in getattr(cache, "_cache", {}) if ":ip:" in key]:
        cache.delete(key.split(":", 2)[2])


def test_the_cookie_names_nobody_and_no_script_reads_it(fay: User, gus: User) -> None:
    shared = known_to(fay)
    assert tries(shared, gus)
    cookie = shared.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", LASTS.total_seconds())
    parts = {part for token in cookie.value.split(":") for part in token.split(".")}
    assert len(cookie.value.split(":")) == 2
    assert parts & {str(fay.pk), str(gus.pk), "Fay", "Gus", fay.email, gus.email} == set()


def test_it_holds_four_people_at_most(db: None) -> None:
    people = [User.objects.create_user(f"p{number}@example.org", PASSWORD, name="P") for number in range(MOST + 2)]
    shared = Client()
    assert all(tries(shared, person) for person in people)
    assert len(shared.cookies[COOKIE].value.split(":")) == MOST


def test_whoever_is_signed_in_can_say_again_who_they_are(fay: User) -> None:
    here = Client()
    here.force_login(fay)
    many_guess(fay)
    assert here.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302


SECRET_PAGES = {"account_reauthenticate": "password", "account_change_password": "oldpassword"}


@pytest.mark.parametrize("page", SECRET_PAGES)
def test_whoever_is_signed_in_elsewhere_keeps_nobody_from_saying_who_they_are(fay: User, page: str) -> None:
    EmailAddress.objects.create(user=fay, email=fay.email, verified=True, primary=True)
    other, own = Client(), Client()
    new = {"password1": "a walk along the river", "password2": "a walk along the river"}
    for client in (other, own):
        client.force_login(fay)
    for _ in range(30):
        other.post(reverse(page), new | {SECRET_PAGES[page]: WRONG})
    assert other.post(reverse(page), new | {SECRET_PAGES[page]: PASSWORD}).status_code == 200
    assert own.post(reverse(page), new | {SECRET_PAGES[page]: PASSWORD}).status_code == 302


def test_the_page_of_a_new_password_takes_no_more_guesses_than_sign_in(fay: User) -> None:
    client = Client()
    client.force_login(fay)
    new = {"password1": "a walk along the river", "password2": "a walk along the river"}
    for _ in range(5):
        client.post(reverse("account_change_password"), new | {"oldpassword": WRONG})
    page = client.post(reverse("account_change_password"), new | {"oldpassword": PASSWORD}).content.decode()
    assert ("Too many tries." in page, User.objects.get(pk=fay.pk).check_password(PASSWORD)) == (True, True)


def second_step(client: Client, user: User, code: str) -> bool:
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": code})
    return "_auth_user_id" in client.session


def test_wrong_codes_of_somebody_who_has_the_password_stop_them_alone(fay: User) -> None:
    known = known_to(fay)
    secret = generate_totp_secret()
    TOTP.activate(fay, secret)
    for number in range(30):
        second_step(elsewhere(number), fay, "000000")
    assert (second_step(elsewhere(99), fay, code_of(secret)), second_step(known, fay, code_of(secret))) == (False, True)


def test_the_sixth_wrong_code_is_not_even_tried(fay: User) -> None:
    known = known_to(fay)
    secret = generate_totp_secret()
    TOTP.activate(fay, secret)
    for _ in range(5):
        second_step(known, fay, "000000")
    assert second_step(known, fay, code_of(secret)) is False


MAILS = {"account_reset_password": "A new password", "account_request_login_code": "Your code"}


@pytest.mark.parametrize("page", MAILS)
def test_nobody_uses_up_the_mails_of_somebody_else(fay: User, settings: Any, page: str) -> None:
    settings.ACCOUNT_LOGIN_BY_CODE_ENABLED = True
    settings.ROOT_URLCONF = "tests.accounts.auth.mfa.code_urls"
    known = known_to(fay)
    for number in range(60):
        elsewhere(number).post(reverse(page), {"email": fay.email})
    assert len(mail.outbox) == 40
    elsewhere(99).post(reverse(page), {"email": fay.email})
    assert len(mail.outbox) == 40
    known.post(reverse(page), {"email": fay.email})
    assert [str(sent.subject) for sent in mail.outbox[40:]] == [MAILS[page]]


@pytest.mark.parametrize("page", [*MAILS, "account_login"])
def test_whoever_shares_a_connection_uses_up_nobody_s_tries(fay: User, settings: Any, page: str) -> None:
    settings.ACCOUNT_LOGIN_BY_CODE_ENABLED = True
    settings.ROOT_URLCONF = "tests.accounts.auth.mfa.code_urls"
    known = known_to(fay)
    form = {"email": fay.email, "login": fay.email, "password": PASSWORD}
    for number in range(31):
        stranger = f"x{number}@example.org"
        Client(REMOTE_ADDR=HOME).post(reverse(page), {"email": stranger, "login": stranger, "password": WRONG})
    assert Client(REMOTE_ADDR=HOME).post(reverse(page), form).status_code != 302
    assert known.post(reverse(page), form).status_code == 302


def bring_own_device(client: Client, attacker: User) -> dict[str, str]:
    """One address, each time in a browser that the attacker’s account knows, and fields that no form reads there."""
    client.cookies[COOKIE] = known_to(attacker, address=HOME).cookies[COOKIE].value
    return {"login": attacker.email, "email": attacker.email}


def test_no_field_beside_a_code_makes_one_address_many(fay: User, gus: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(fay, secret)
    for _ in range(5):
        client = Client(REMOTE_ADDR=HOME)
        also = bring_own_device(client, gus)
        client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
        for _ in range(5):
            client.post(reverse("mfa_authenticate"), also | {"code": "000000"})
    assert second_step(elsewhere(), fay, code_of(secret))


@pytest.mark.parametrize("page", MAILS)
def test_no_field_beside_an_address_makes_one_address_many(fay: User, gus: User, settings: Any, page: str) -> None:
    settings.ACCOUNT_LOGIN_BY_CODE_ENABLED = True
    settings.ROOT_URLCONF = "tests.accounts.auth.mfa.code_urls"
    for _ in range(10):
        client = Client(REMOTE_ADDR=HOME)
        also = bring_own_device(client, gus)
        for _ in range(5):
            client.post(reverse(page), also | {"email": fay.email})
    assert len(mail.outbox) == 5
    elsewhere().post(reverse(page), {"email": fay.email})
    assert len(mail.outbox) == 6


def test_no_field_beside_a_sign_up_makes_one_address_many(gus: User) -> None:
    answers = []
    for number in range(25):
        client = Client(REMOTE_ADDR=HOME)
        also = bring_own_device(client, gus) if number % 10 == 0 else {"login": gus.email}
        form = also | {"name": "Hal", "email": f"h{number}@example.org", "password1": "short"}
        answers.append(client.post(reverse("account_signup"), form).status_code)
    assert answers[20:] == [429] * 5


def test_nobody_wipes_out_what_is_counted_by_being_counted_often(fay: User) -> None:
    for _ in range(5):
        tries(elsewhere(1), fay, WRONG)
    for number in range(1000):
        cache.set(f"another-counter-{number}", 1, 600)
    assert tries(elsewhere(1), fay) is False


def test_a_way_that_is_stopped_says_what_to_do(fay: User, browser_of: Callable[[User | None], Client]) -> None:
    client = browser_of(None)
    for _ in range(6):
        page = client.post(reverse("account_login"), {"login": fay.email, "password": WRONG}).content.decode()
    assert "Too many tries. Wait a few minutes, then try again." in page
