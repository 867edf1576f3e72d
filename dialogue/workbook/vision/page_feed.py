"""What an open page of a couple's vision is sent: the part that both see change, and the mark of its stage."""

from accounts.models import User
from dialogue.realtime.frames import VisionFrame
from dialogue.realtime.page_feeds import PageFeed
from dialogue.workbook.access import half_of
from dialogue.workbook.vision.notify import group_of
from dialogue.workbook.vision.pages import page_for


def vision_group(user: User) -> str | None:
    """The group of this person's couple; None without one."""
    half = half_of(user)
    return group_of(half.couple) if half else None


def vision_frame(user: User) -> VisionFrame | None:
    half = half_of(user)
    if half is None:
        return None
    page = page_for(half)
    return VisionFrame(mark=page.mark, html=page.living())


VISION = PageFeed(vision_frame, vision_group)
