"""A mail that could not be handed on: what was done stands, and the person is told and can ask for it again."""

import logging
from collections.abc import Callable

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]


class MailNotSent(Exception):
    """The mail server did not take it. Its message is the kind of error, and never the address."""

    def __init__(self, address: str, kind: str) -> None:
        super().__init__(kind)
        self.address = address


class MailFailureMiddleware:
    """Answers with a page in place of an error, whatever the mail was for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, MailNotSent):
            return None
        logger.error("A mail was not sent: %s", error)
        # allauth counted it, and would say that the next is on its way without sending it.
        ratelimit.clear(request, app="allauth.account", action="confirm_email", key=error.address.lower())
        return render(request, "account/mail_not_sent.html", status=503)
