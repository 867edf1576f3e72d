"""Each email comes as text and as HTML: the same words, the same links, names escaped, and nothing from elsewhere."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.auth.adapter import AccountAdapter
from accounts.auth.email.html_part import attach_html_part, paragraphs_of
from tests.accounts.mail_templates import MAILS, TEMPLATES, name

LINK = "https://quiet.example.org/x/?a=1&b=2"
ADDRESS = '"<b>ann</b>"@example.org'
WORDS: dict[str, Any] = {
    **dict.fromkeys(("link", "activate_url", "password_reset_url", "signup_url"), LINK),
    **dict.fromkeys(("added_email", "deleted_email", "from_email", "to_email"), ADDRESS),
    **dict.fromkeys(("moment", "timestamp"), timezone.now()),
    "code": "ABCD-EFGH",
    "zone": "Europe/Paris",
    "current_site": {"domain": "quiet.example.org"},
}
MESSAGES = [one for one in MAILS if one.stem.endswith("_message") and not one.stem.startswith("base_")]


def words_in(html: str) -> list[str]:
    body = html.partition("<body>")[2]
    return unescape(re.sub(r"<[^>]*>", " ", body)).split()


def html_of(letter: EmailMultiAlternatives) -> str:
    ((content, kind),) = letter.alternatives
    assert kind == "text/html"
    return str(content)


@pytest.mark.parametrize("message", MESSAGES, ids=name)
def test_each_email_has_the_same_words_and_links_in_both_parts(message: Path) -> None:
    prefix = str(message.relative_to(TEMPLATES)).removesuffix("_message.txt")
    letter = AccountAdapter().render_mail(prefix, "ann@example.org", WORDS)
    html = html_of(letter)
    assert words_in(html) == str(letter.body).split()
    assert [unescape(link) for link in re.findall(r'href="([^"]*)"', html)] == re.findall(
        r"https?://\S+", str(letter.body)
    )
    assert re.findall(r"<b>|<img|src=|url\(|<link|<script", html) == []


def test_what_people_wrote_is_escaped_and_lines_stay_lines() -> None:
    letter = EmailMultiAlternatives("A <b>", "Ann <script>\nsecond line\n\n\nhttps://a.example/?x=1&y=2\n")
    attach_html_part(letter)
    html = html_of(letter)
    assert ("<p>Ann &lt;script&gt;<br>second line</p>" in html, "<title>A &lt;b&gt;</title>" in html) == (True, True)
    assert '<a href="https://a.example/?x=1&amp;y=2">https://a.example/?x=1&amp;y=2</a>' in html


def test_only_a_paragraph_that_is_an_address_becomes_a_link() -> None:
    found = [(one.text, one.is_link) for one in paragraphs_of("See https://a.example/\n\nhttps://a.example/")]
    assert found == [("See https://a.example/", False), ("https://a.example/", True)]


def test_an_email_that_goes_out_is_both_parts_in_one_message() -> None:
    AccountAdapter().send_mail("account/email/invitation", "ann@example.org", {"link": LINK})
    (sent,) = mail.outbox
    assert [part.get_content_type() for part in sent.message().walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


def test_no_color_is_set_that_a_dark_screen_could_not_change() -> None:
    html = render_to_string("account/email/html_part.html", {"subject": "", "paragraphs": []})
    assert ("light dark" in html, re.findall(r"#[0-9a-f]{3}|background|color:", html)) == (True, [])
