"""The token of the link that somebody made, in the session of that browser while the link is open: to show it again."""

from django.http import HttpRequest

from accounts.couples import invitations
from accounts.models import User

MADE_KEY = "made_link"


def remember(request: HttpRequest, token: str) -> None:
    request.session[MADE_KEY] = token


def token_of(request: HttpRequest, user: User) -> str:
    """The token, or "" where the link is over or was made in another browser."""
    token: str = request.session.get(MADE_KEY, "")
    if token and not invitations.is_open_of(user, token):
        del request.session[MADE_KEY]
        return ""
    return token
