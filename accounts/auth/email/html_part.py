"""The HTML part of an email: the same paragraphs as its text, in one plain template. Nothing is loaded for it."""

import re
from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

LINK = re.compile(r"https?://\S+")
GAP = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some lines of the text; `is_link` where they are an address and nothing else."""

    text: str
    is_link: bool


def attach_html_part(mail: EmailMultiAlternatives) -> None:
    """Gives an email whose text is written its second part. The template escapes what people wrote."""
    words = {"subject": mail.subject, "paragraphs": paragraphs_of(str(mail.body))}
    mail.attach_alternative(render_to_string("account/email/html_part.html", words), "text/html")


def paragraphs_of(text: str) -> list[Paragraph]:
    return [Paragraph(part, bool(LINK.fullmatch(part))) for part in GAP.split(text.strip()) if part]
