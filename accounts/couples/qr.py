"""QR codes: a link as a picture for the camera of a phone."""

import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage


def qr_svg(link: str) -> SafeString:
    """An inline `<svg>` without any style, black on nothing: put it on white, with a margin of four squares."""
    picture: str = qrcode.make(link, image_factory=SvgPathImage, border=0).to_string(encoding="unicode")
    return mark_safe(picture)  # noqa: S308  drawn here; only numbers come from the link
