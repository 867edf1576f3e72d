"""Says whether email can be sent: connects and signs in as an email would, and sends one to an address if given."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.management.base import BaseCommand, CommandError

from accounts.auth.email.html_part import attach_html_part
from accounts.site_links import mail_sender
from imago_site.email_probe import connect

TEXT = "This is a test. It says that email from your site arrives."


class Command(BaseCommand):
    help = "Connects to the mail server and signs in; with an address it also sends a test email there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", nargs="?", help="where a test email goes")

    def handle(self, *_args: Any, address: str | None, **_options: Any) -> None:
        if not settings.MAIL_ARRIVES:
            self.stdout.write(f"EMAIL_URL is not set: email is written to files in {settings.EMAIL_FILE_PATH}.")
            return
        server = f"{settings.EMAIL_HOST}, port {settings.EMAIL_PORT}"
        try:
            connect()
            if address:
                _send_test(address)
        except OSError as error:
            raise CommandError(f"Not sent. {server}: {type(error).__name__}: {error}") from None
        self.stdout.write(f"{server}: it lets this site in.")
        if address:
            self.stdout.write(f"A test email is on its way to {address}, from {mail_sender()}.")


def _send_test(address: str) -> None:
    mail = EmailMultiAlternatives("A test", TEXT, mail_sender(), [address])
    attach_html_part(mail)
    mail.send()
