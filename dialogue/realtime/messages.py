"""Messages up: all that a browser may send to a room, one pydantic model each; docs/wire.md is made from them."""

from typing import Annotated, Literal, get_args
from uuid import UUID

from pydantic import Field, StringConstraints, TypeAdapter

from dialogue.domain.moves.move_parsing import GivenId, Id, MoveFields, Name, Number, Several, Text, Typed, read_as
from dialogue.strict_json import NotReadable, StrictModel, read_object

TurnKey = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}(\.[a-z0-9_.]*)?$", max_length=40)]


class MoveMessage(MoveFields):
    """Make this move. What comes with it is what the move asks for."""

    type: Literal["move"] = "move"


class Since(StrictModel):
    """Send everything after `told` again."""

    type: Literal["since"] = "since"
    last_seen: Number = Field(alias="told", description="the seq of the last event that this page has")


class Here(StrictModel):
    """I am here. Sent every 15 s."""

    type: Literal["here"] = "here"


class Typing(StrictModel):
    """I am writing. Sent at most every 3 s, and only in one's own turn."""

    type: Literal["typing"] = "typing"


class OfTurn(StrictModel):
    """What belongs to one turn, whose key begins with the visit of its step."""

    key: TurnKey = Field(description="the turn's, as `turn` named it")
    text: Typed = Field(repr=False, description="what stands in the box")

    @property
    def visit(self) -> int:
        return int(self.key.partition(".")[0])


class KeepDraft(OfTurn):
    """Keep what is in my box, for me alone. Refused in a dialogue that is held aloud."""

    type: Literal["draft"] = "draft"
    number: Number = Field(
        default=0,
        description="one more than that of the newest draft of this visit that the page knows of; 0 wins always",
    )


class AskHints(OfTurn):
    """What may I be told about these words? Asked after 600 ms without a key, where hints are switched on."""

    type: Literal["hint"] = "hint"
    feelings: Several[Name] = Field(default=(), repr=False, description="those that were tapped beside them")


class Shelve(StrictModel):
    """Put this aside for me until I speak."""

    type: Literal["shelf"] = "shelf"
    move_id: GivenId = Field(default=None, description="minted by the browser; sent twice, it is put there once")
    text: Text = Field(repr=False, description="what I would have said")


class CheckBody(StrictModel):
    """How I feel in my body, for me alone."""

    type: Literal["body_check"] = "body_check"
    level: Number = Field(repr=False, description="at most 10, or it is refused")


class NoteHeard(StrictModel):
    """How heard I felt, for me alone."""

    type: Literal["felt_heard"] = "felt_heard"
    level: Number = Field(repr=False, description="at most 10, or it is refused")


Message = MoveMessage | Since | Here | Typing | KeepDraft | AskHints | Shelve | CheckBody | NoteHeard
MESSAGES: dict[str, type[Message]] = {model.model_fields["type"].default: model for model in get_args(Message)}
ANY: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Field(discriminator="type")])
ID: TypeAdapter[UUID] = TypeAdapter(Id)


def read(raw: str | bytes | None) -> Message:
    """One message from a socket. Raises `NotReadable` for anything that is not exactly one of these."""
    return read_as(ANY, read_object(raw))


def move_id_of(raw: str | bytes | None) -> UUID | None:
    """The move_id of a frame, even of one that could not be read; None when it has none."""
    try:
        return read_as(ID, read_object(raw).get("move_id"))
    except NotReadable:
        return None
