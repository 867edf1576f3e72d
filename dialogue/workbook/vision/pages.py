"""What a couple's vision looks like to one of the two, now: the page of the stage, and the part of it that lives."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string

from dialogue.strict_json import NotReadable
from dialogue.workbook.access import Half
from dialogue.workbook.models import Shelf, Stage, Vision
from dialogue.workbook.vision.forms import read_weights
from dialogue.workbook.vision.hints import hints_for
from dialogue.workbook.vision.kept_vision import hanging_of
from dialogue.workbook.vision.lock import SENTENCE_LENGTH
from dialogue.workbook.vision.queries import ideas_for, lines_for, open_vision_of, own_sentences, own_weights
from dialogue.workbook.vision.rank_stage import Weight
from dialogue.workbook.vision.texts import HINTS, SCALE, SHELVES, STEPS

LIVING = {Stage.READ: "workbook/vision/_idea_list.html", Stage.BUILD: "workbook/vision/_vision_editor.html"}
BOXES = {Stage.ALONE: {"write", "rewrite"}, Stage.BUILD: {"add", "reword"}}  # acts whose words stand in a box there


@dataclass(frozen=True)
class Page:
    """A vision as one of the two sees it. Before anybody wrote it looks as it does to whom nobody wrote."""

    half: Half
    vision: Vision | None

    @property
    def stage(self) -> Stage:
        return Stage(self.vision.stage) if self.vision else Stage.ALONE

    @property
    def mark(self) -> str:
        """Changes when both go on to another stage, and never before."""
        return f"{self.vision.number if self.vision else 1}.{self.stage}"

    @property
    def template(self) -> str:
        return f"workbook/vision/{self.stage}.html"

    def context(self, posted: QueryDict | None = None) -> dict[str, Any]:
        """What the template needs; what was posted and refused stands in its boxes again."""
        build = {Stage.READ: _to_read, Stage.RANK: _to_weigh, Stage.BUILD: _to_build}.get(self.stage, _alone)
        return {
            "partner": self.half.partner,
            "mark": self.mark,
            "steps": [(words, stage == self.stage) for stage, words in STEPS.items()],
            "ready": bool(self.vision and self.half.seat.value in self.vision.ready),
            "seq": self.vision.seq if self.vision else 0,
            "length": SENTENCE_LENGTH,
            **build(self, posted or QueryDict()),
        }

    def living(self) -> str:
        """The part that both see change; empty where each is alone."""
        template = LIVING.get(self.stage)
        return render_to_string(template, self.context()) if template else ""


def page_for(half: Half) -> Page:
    """The open vision; without one, that which hangs."""
    return Page(half, open_vision_of(half) or hanging_of(half.couple))


def _alone(page: Page, posted: QueryDict) -> dict[str, Any]:
    said = own_sentences(page.half.me, page.vision) if page.vision else []
    sentences = [(one, [HINTS[hint] for hint in hints_for(one.words)]) for one in said]
    return {"sentences": sentences, **_typed(page.stage, posted, {str(one.key) for one in said})}


def _to_read(page: Page, posted: QueryDict) -> dict[str, Any]:
    assert page.vision  # noqa: S101  every stage but the first has one
    shown = {"ideas": ideas_for(page.half, page.vision), "other_ready": _other_ready(page), "seat": page.half.seat}
    return shown | _typed(page.stage, posted, set())


def _to_weigh(page: Page, posted: QueryDict) -> dict[str, Any]:
    assert page.vision  # noqa: S101  the same
    weights = _posted_weights(posted) or own_weights(page.half, page.vision)
    ideas = [(idea, weights.get(str(idea.key), Weight())) for idea in ideas_for(page.half, page.vision)]
    return {"ideas": ideas, "scale": SCALE, **_typed(page.stage, posted, set())}


def _to_build(page: Page, posted: QueryDict) -> dict[str, Any]:
    assert page.vision  # noqa: S101  the same
    lines = lines_for(page.half, page.vision)
    shelves = [(shelf, *SHELVES[shelf], [line for line in lines if line.shelf is shelf]) for shelf in Shelf]
    typed = _typed(page.stage, posted, {str(line.key) for line in lines})
    return {"shelves": shelves, "other_ready": _other_ready(page), **typed}


def _other_ready(page: Page) -> bool:
    """In the stages in which the two work together; it is no secret there."""
    return bool(page.vision and page.half.seat.other.value in page.vision.ready)


def _typed(stage: Stage, posted: QueryDict, keys: set[str]) -> dict[str, str]:
    """Words that were refused: in the box they came from, or beside the page when that box is gone."""
    act, key, words = (posted.get(name, "") for name in ("act", "key", "words"))
    if act in BOXES.get(stage, ()) and (key in keys or not key):
        return {"typed": words, "typed_key": key}
    return {"kept_text": words}


def _posted_weights(posted: QueryDict) -> dict[str, Weight]:
    try:
        return read_weights(posted)
    except NotReadable:
        return {}
