"""A second factor counts in the session that proved it, and in no other."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse

from accounts.auth.mfa.middleware import GUARDED
from accounts.lifecycle import account_actions
from accounts.models import CareInvitation, User
from tests.accounts.auth.mfa.factors import code_of, set_up, with_password
from tests.accounts.page_checks import heading
from tests.authorisation.routes import routes
from tests.cast import PASSWORD, Cast, approved, gather, in_care, sign_in

WORK = ("caseload", "admin:index")


def with_app(user: User) -> str:
    """Adds a factor from elsewhere; its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


@pytest.fixture
def tess(cast: Cast) -> User:
    return approved(cast.tess)


@pytest.mark.parametrize(("who", "page"), [("tess", "caseload"), ("ada", "admin:index")])
def test_a_session_with_the_password_alone_proves_the_factor_and_comes_back(cast: Cast, who: str, page: str) -> None:
    user = getattr(cast, who)
    if who == "tess":
        approved(user)
    client = with_password(user)
    secret = with_app(user)
    asked = client.get(reverse(page), follow=True)
    assert asked.redirect_chain[-1][0].split("?")[0] == reverse("mfa_reauthenticate")
    assert "Use your password" not in asked.content.decode()
    shown = client.post(asked.redirect_chain[-1][0], {"code": code_of(secret), "next": reverse(page)}, follow=True)
    assert (shown.redirect_chain, shown.status_code) == ([(reverse(page), 302)], 200)


@pytest.mark.parametrize("page", WORK)
def test_the_password_once_more_is_no_second_factor(cast: Cast, tess: User, page: str) -> None:
    user = tess if page == "caseload" else cast.ada
    client = with_password(user)
    with_app(user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.get(reverse(page)).status_code == 302


def test_signing_in_with_the_code_is_enough(client: Client, tess: User) -> None:
    secret = with_app(tess)
    client.post(reverse("account_login"), {"login": tess.email, "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get(reverse("caseload")).status_code == 200


def test_a_spare_code_is_enough(client: Client, tess: User) -> None:
    with_app(tess)
    spare = RecoveryCodes.activate(tess).get_unused_codes()[0]
    client.post(reverse("account_login"), {"login": tess.email, "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": spare})
    assert client.get(reverse("caseload")).status_code == 200


def test_whose_factor_was_reset_has_proven_nothing(client: Client, cast: Cast, tess: User) -> None:
    with_app(tess)
    sign_in(client, tess)
    assert client.get(reverse("caseload")).status_code == 200
    Authenticator.objects.filter(user=tess).delete()
    with_app(tess)
    assert client.get(reverse("caseload")).status_code == 302


def test_a_factor_of_somebody_else_proves_nothing(client: Client, cast: Cast, tess: User) -> None:
    """Two people at one browser: the records of the first are not the second's."""
    with_app(tess)
    with_app(cast.eve)
    sign_in(client, cast.eve)
    client.force_login(tess)
    assert client.get(reverse("caseload")).status_code == 302


def test_person_with_only_a_passkey_is_asked_for_it(cast: Cast, tess: User) -> None:
    client = with_password(tess)
    passkey = {"name": "This device", "credential": {}, "passwordless": True}
    Authenticator.objects.create(user=tess, type=Authenticator.Type.WEBAUTHN, data=passkey)
    RecoveryCodes.activate(tess)
    where = client.get(reverse("caseload")).headers["Location"]
    assert where.split("?")[0] == reverse("mfa_reauthenticate_webauthn")


@pytest.mark.django_db(transaction=True)
def test_adding_a_factor_proves_it_here_and_ends_every_other_session() -> None:
    tess = approved(gather().tess)
    here, elsewhere = with_password(tess), with_password(tess)
    set_up(here)
    assert here.get(reverse("caseload")).status_code == 200
    assert elsewhere.get(reverse("home")).headers["Location"].startswith(reverse("account_login"))


@pytest.mark.django_db(transaction=True)
def test_new_spare_codes_leave_a_session_as_proven_as_it_was() -> None:
    tess = approved(gather().tess)
    here = with_password(tess)
    set_up(here)
    here.post(reverse("mfa_generate_recovery_codes"))
    Authenticator.objects.filter(user=tess, type=Authenticator.Type.TOTP).delete()
    assert here.get(reverse("caseload")).status_code == 200


@pytest.mark.parametrize("name", sorted(GUARDED))
def test_what_changes_a_sign_in_asks_a_session_without_the_factor_first(cast: Cast, name: str) -> None:
    client = with_password(cast.eve)
    with_app(cast.eve)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    (route,) = [route for route in routes() if route.name == name]
    for method in (client.get, client.post):
        where = method(route.address({})).headers.get("Location", "")
        assert where.split("?")[0] == reverse("mfa_reauthenticate")


def test_an_admin_s_reset_leaves_no_way_round(cast: Cast, tess: User, browser_of: Callable[[User], Client]) -> None:
    """After it the person sets a factor up anew, and is told so, not led to prove what is not there."""
    with_app(tess)
    account_actions.reset_second_factor(tess, cast.ada, "Lost phone.")
    assert browser_of(tess).get(reverse("caseload")).headers["Location"] == reverse("mfa_index")


def test_the_page_says_why_it_asks(cast: Cast, tess: User) -> None:
    client = with_password(tess)
    with_app(tess)
    page = client.get(reverse("caseload"), follow=True)
    assert heading(page) == "Confirm it’s you"
    assert "First complete the second step of your sign-in in this browser." in page.content.decode()


def test_a_therapist_without_any_second_step_sees_parts_and_invites_no_couple(cast: Cast) -> None:
    link, links = in_care(cast), CareInvitation.objects.count()
    client = with_password(cast.tess)
    answers = [
        client.get(reverse("therapist")),
        client.post(reverse("invite_care")),
        client.post(reverse("end_care", args=[link.pk]), {"sure": "yes"}),
    ]
    assert [answer.headers.get("Location") for answer in answers] == [reverse("mfa_index")] * 3
    link.refresh_from_db()
    assert (link.ended_at, CareInvitation.objects.count()) == (None, links)
