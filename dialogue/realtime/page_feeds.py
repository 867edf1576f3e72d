"""What open pages are sent by their sockets: one `PageFeed` for each kind of page, named in the routing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from dialogue.care.access_fingerprint import reader_mark
from dialogue.pages.home import part_and_mark
from dialogue.realtime.frames import Frame, HomeFrame, MarkFrame, WordsFrame


def no_group(_user: User, **_address: Any) -> str:
    """For a page that only hears what its own person's group is sent."""
    return ""


@dataclass(frozen=True, slots=True)
class PageFeed:
    """What the socket of one kind of page sends, to whom, and when.

    Both functions run in a thread, with the person and the arguments of the socket's address.
    """

    frame_for: Callable[..., Frame | None]  # None for somebody who may not see the page, or no longer
    group_for: Callable[..., str | None] = no_group  # the group to join as well; None for somebody who may not
    for_work: bool = False  # whether the session must have proven a second factor
    follows_home: bool = False  # whether what changes the home page changes this one


def mark_frame(frame: type[MarkFrame], mark_for: Callable[[User], str]) -> Callable[[User], MarkFrame | None]:
    """For a page that only compares a mark with its own, and is loaded again when they differ.

    `mark_for` gives "" for somebody who may not see the page.
    """

    def frame_for(user: User) -> MarkFrame | None:
        mark = mark_for(user)
        return frame(mark=mark) if mark else None

    return frame_for


def home_frame(user: User) -> HomeFrame:
    html, mark = part_and_mark(user)
    return HomeFrame(html=html, mark=mark)


HOME = PageFeed(home_frame, follows_home=True)
WORDS = PageFeed(mark_frame(WordsFrame, reader_mark))  # a partner's pages with words on them, such as a transcript
