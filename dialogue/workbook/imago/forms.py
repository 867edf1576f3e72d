"""Reads a sitting from a posted form: every line as it was typed, within its limits."""

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dialogue.domain.validation import NotUsable
from dialogue.pages.post_parsing import read_words
from dialogue.workbook.imago.answers import Line, SittingAnswers
from dialogue.workbook.imago.sittings import Question, Sitting

LENGTH = 120
SENTENCE_LENGTH = 300


def read_sitting(posted: QueryDict, sitting: Sitting) -> SittingAnswers:
    """What a form of this sitting holds. A line without words is no line. Raises `NotUsable`."""
    lines = {question.key: _lines(posted, question) for question in sitting.questions}
    said = {one.key: _sentence(posted, one.key) for one in sitting.sentences if one.key in posted}
    return SittingAnswers({key: found for key, found in lines.items() if found}, said)


def as_typed(posted: QueryDict, sitting: Sitting) -> SittingAnswers:
    """The same without a check, so that nothing that was typed is lost with a refusal. It is shown, never kept."""
    lines = {one.key: [_line_typed(posted, f"{one.key}-{n}") for n in range(one.most)] for one in sitting.questions}
    return SittingAnswers(lines, {one.key: posted.get(one.key, "") for one in sitting.sentences})


def _line_typed(posted: QueryDict, name: str) -> Line:
    return Line(posted.get(name, ""), posted.get(f"{name}-beside", ""), f"{name}-star" in posted)


def _lines(posted: QueryDict, question: Question) -> list[Line]:
    found = []
    for number in range(question.most):
        name = f"{question.key}-{number}"
        text = _text(posted, name)
        detail = _text(posted, f"{name}-beside") if question.detail else ""
        if text:
            found.append(Line(text, detail, question.starred and f"{name}-star" in posted))
    return found


def _text(posted: QueryDict, name: str) -> str:
    return _within(LENGTH, " ".join(read_words(posted, name).split()))


def _sentence(posted: QueryDict, name: str) -> str:
    """Its box has room for several lines, which stay as they are."""
    return _within(SENTENCE_LENGTH, read_words(posted, name).strip())


def _within(most: int, text: str) -> str:
    if len(text) > most:
        raise NotUsable(
            _("Not saved: a line has more than %(most)s characters. Your words are still here.") % {"most": most}
        )
    return text
