"""/partner/ and /partner/leave/: who my partner is, and leaving."""

from django.test import Client
from django.urls import reverse

from accounts.couples import invitations
from accounts.models import User
from tests.accounts.page_checks import heading
from tests.cast import Cast


def test_person_without_a_partner_is_offered_an_invitation(client: Client, fay: User) -> None:
    client.force_login(fay)
    assert heading(client.get(reverse("partner"))) == "Invite your partner"


def test_an_open_link_is_mentioned(client: Client, fay: User) -> None:
    client.force_login(fay)
    words = b"A link that you made before is still open."
    assert words not in client.get(reverse("partner")).content
    invitations.invite(fay)
    assert words in client.get(reverse("partner")).content


def test_each_of_a_couple_sees_the_other(client: Client, cast: Cast) -> None:
    headings = []
    for person in (cast.ann, cast.bob):
        client.force_login(person)
        headings.append(heading(client.get(reverse("partner"))))
    assert headings == ["You and Bob", "You and Ann"]


def test_leaving_asks_first(client: Client, cast: Cast) -> None:
    client.force_login(cast.ann)
    assert heading(client.get(reverse("leave"))) == "Leave Bob here?"
    assert invitations.partner_of(cast.ann) is not None


def test_leaving_ends_the_couple(client: Client, cast: Cast) -> None:
    client.force_login(cast.ann)
    response = client.post(reverse("leave"), follow=True)
    assert heading(response) == "Invite your partner"
    assert invitations.partner_of(cast.bob) is None


def test_person_without_a_partner_is_redirected_from_disconnecting(client: Client, fay: User) -> None:
    client.force_login(fay)
    assert client.get(reverse("leave")).headers["Location"] == reverse("partner")


def test_a_visitor_is_sent_to_sign_in(client: Client, db: None) -> None:
    for name in ("partner", "leave", "account"):
        page = reverse(name)
        assert client.get(page).headers["Location"] == f"{reverse('account_login')}?next={page}"
