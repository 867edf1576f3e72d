"""What is posted to a vision: a key is a UUID as it is written, points one digit, and all else is refused."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.http import QueryDict

from dialogue.strict_json import NotReadable
from dialogue.workbook.vision import forms
from dialogue.workbook.vision.rank_stage import Weight
from tests.dialogue.pages.form_values import ID, NO_IDS, WAYS_OF_WRITING, posted

OTHER = "6f1c8f0e-0000-4000-8000-00000000000e"
NO_KEYS = NO_IDS | {"empty": ""} | {f"as {text}": text for text in WAYS_OF_WRITING if text != ID}


@pytest.mark.parametrize("text", NO_KEYS.values(), ids=NO_KEYS)
def test_what_is_no_key_is_refused_wherever_one_is_asked_for(text: str) -> None:
    asked: list[tuple[Callable[[QueryDict], object], QueryDict]] = [
        (forms.read_key, posted(key=text)),
        (forms.read_pair, posted(key=[ID, text])),
        (forms.read_pair, posted(key=[text, ID])),
        (forms.read_weights, posted(**{f"points-{text}": "1"})),
        (forms.read_weights, posted(star=[ID, text])),
        (forms.read_weights, posted(hard=text)),
    ]
    for read, form in asked:
        with pytest.raises(NotReadable):
            read(form)


@pytest.mark.parametrize("keys", [[], [ID], [ID, OTHER, ID]])
def test_other_than_two_are_no_pair(keys: list[str]) -> None:
    with pytest.raises(NotReadable):
        forms.read_pair(posted(key=keys))


@pytest.mark.parametrize("text", ["0", "6", "01", " 1", "1\n", "-1", "٣", "one", "1" * 5000])
def test_what_is_no_number_of_points_is_refused(text: str) -> None:
    with pytest.raises(NotReadable):
        forms.read_weights(posted(**{f"points-{ID}": text}))


def test_what_is_written_as_it_should_be_is_read() -> None:
    assert forms.read_key(posted(key=ID)) == UUID(ID)
    assert forms.read_pair(posted(key=[OTHER, ID])) == (UUID(OTHER), UUID(ID))
    weights = forms.read_weights(posted(**{f"points-{ID}": "5", f"points-{OTHER}": ""}, star=OTHER, hard=[ID, OTHER]))
    assert weights == {ID: Weight(5, star=False, hard=True), OTHER: Weight(0, star=True, hard=True)}
