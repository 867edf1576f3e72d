"""Frames down: all that a socket sends to a browser, one pydantic model each; docs/wire.md is made from them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer


class Frame(BaseModel):
    """One JSON object with a `type`. Shown in a log it keeps what people read in it to itself."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)
    type: str = ""  # each frame has its own; it stands here so that it goes first


Html = Annotated[str, Field(repr=False)]
Text = Annotated[str, Field(repr=False)]
# As Python writes it, with +00:00; pydantic would write Z.
Moment = Annotated[datetime, PlainSerializer(datetime.isoformat)]


class HappenedFrame(Frame):
    """A move is in the log."""

    type: Literal["happened"] = "happened"
    seq: int = Field(description="its place in the log")
    move_id: UUID = Field(description="as the browser minted it; a new one for a move of the house")
    html: Html = Field(description="its `<li>` for this reader; empty where the move was taken back since")
    takes_back: int | None = Field(
        default=None,
        exclude_if=lambda seq: seq is None,
        description="the seq of the move that this one takes back; its `<li>` goes",
    )


class TurnFrame(Frame):
    """What this reader sees and may do now."""

    type: Literal["turn"] = "turn"
    seq: int = Field(description="how far the log is that it shows")
    key: str = Field(description="the same key is the same visit of a step")
    html: Html = Field(description="the inside of `#turn`")
    bar: str | None = Field(
        default=None,
        repr=False,
        exclude_if=lambda bar: bar is None,
        description="pause, ouch, stop and help; left out while it is the one that this socket was sent last",
    )


class RefusedFrame(Frame):
    """A move was not made; or a frame could not be read, or a draft, a level or the shelf was refused."""

    type: Literal["refused"] = "refused"
    move_id: UUID | None = Field(description="null where the frame had none that could be read")
    reason: Text = Field(description="why, in plain words")


class PresenceFrame(Frame):
    """About the partner, of whom nothing else is shown."""

    type: Literal["presence"] = "presence"
    here: bool = Field(description="whether a page of this room is open there")
    writing: bool = Field(description="whether something is being written, in the partner's turn")
    text: Text = Field(description="the same in words; for a request only that it waits for an answer, or empty")


class HintsFrame(Frame):
    """In answer to `hint`: hints and the lens, for their author alone. No answer when the turn is over."""

    type: Literal["hints"] = "hints"
    key: str = Field(description="the one that was asked with")
    html: Html = Field(description="empty when there is nothing to say")


class KeptFrame(Frame):
    """The draft is stored, or what was to be put on the shelf. With a `text`, a newer draft than the one sent is."""

    type: Literal["kept"] = "kept"
    key: str = Field(description="the one that it came with; of the shelf the `move_id`")
    number: int | None = Field(
        default=None,
        exclude_if=lambda number: number is None,
        description="of the draft that is stored, where it has one",
    )
    text: str | None = Field(
        default=None,
        repr=False,
        exclude_if=lambda text: text is None,
        description="what that says, where another one is stored: from another tab, or one whose answer was lost",
    )


class HeadFrame(Frame):
    """In answer to `here`."""

    type: Literal["head"] = "head"
    seq: int = Field(description="how far the log is")
    now: Moment = Field(description="the server's time")


class HomeFrame(Frame):
    """The home page's living part, on `/ws/home/`."""

    type: Literal["home"] = "home"
    html: Html = Field(description="the inside of `#live[data-socket]`")
    mark: str = Field(description="for the list of past dialogues, which is loaded again under another one")


class MarkFrame(Frame):
    """For a page that compares a mark with its own, and is loaded again when they differ."""

    mark: str = Field(description="a hash of what the page rests on")


class WordsFrame(MarkFrame):
    """Whether a partner's page with words on it is still as it should be, on `/ws/words/`."""

    type: Literal["words"] = "words"


class RightsFrame(MarkFrame):
    """Whether a therapist's page still shows what it may, on `/ws/review/`."""

    type: Literal["rights"] = "rights"


class SharedFrame(MarkFrame):
    """Whether a page of the workbook is still as both share it, on `/ws/workbook/`."""

    type: Literal["shared"] = "shared"


class VisionFrame(MarkFrame):
    """The part of the vision's page that both see change, on `/ws/vision/`."""

    type: Literal["vision"] = "vision"
    html: Html = Field(description="the inside of `#living`, empty where each is alone")


class SittingFrame(Frame):
    """What the therapist in the live seat sees, on `/ws/sit-in/<id>/`."""

    type: Literal["sitting"] = "sitting"
    html: Html = Field(description="the inside of `#sitting`")


ALL: tuple[type[Frame], ...] = (
    *(HappenedFrame, TurnFrame, RefusedFrame, PresenceFrame, HintsFrame, KeptFrame, HeadFrame),
    *(HomeFrame, WordsFrame, SharedFrame, VisionFrame, RightsFrame, SittingFrame),
)
FRAMES = {frame.model_fields["type"].default: frame for frame in ALL}
