"""The link that somebody made, in the session of their browser."""

from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory

from accounts.couples import invitations, made_link
from accounts.models import User


def test_a_link_is_found_while_it_is_open_and_by_its_maker_alone(rf: RequestFactory, fay: User, gus: User) -> None:
    request = rf.get("/")
    request.session = SessionStore()
    assert made_link.token_of(request, fay) == ""
    token = invitations.invite(fay)[1]
    made_link.remember(request, token)
    assert made_link.token_of(request, fay) == token
    invitations.invite(fay)
    assert (made_link.token_of(request, fay), dict(request.session)) == ("", {})
    made_link.remember(request, token)
    assert made_link.token_of(request, gus) == ""
