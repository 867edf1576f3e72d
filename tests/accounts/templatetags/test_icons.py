"""Icons: drawn in the page, silent beside words, and with a name of their own where no words are."""

import pytest
from django.template import engines
from lucide import IconDoesNotExist


def drawn(template: str, **context: str) -> str:
    return str(engines["django"].from_string(template).render(context))


def test_an_icon_beside_words_is_not_read_aloud() -> None:
    found = drawn('{% icon "heart" %}')
    assert ('aria-hidden="true"' in found, "aria-label" in found, 'role="img"' in found) == (True, False, False)
    assert ('class="icon"' in found, "style=" in found) == (True, False)


def test_an_icon_alone_has_a_name() -> None:
    found = drawn('{% icon "flame" label=name %}', name="Ann's \"<b>")
    assert 'role="img" aria-label="Ann\'s &quot;&lt;b&gt;"' in found
    assert "aria-hidden" not in found


def test_its_kind_is_a_class_that_a_style_sheet_can_name() -> None:
    assert 'class="icon thanks"' in drawn('{% icon "heart" kind="thanks" %}')


def test_an_icon_that_is_not_there_is_a_fault_of_ours() -> None:
    with pytest.raises(IconDoesNotExist, match="no-such-icon"):
        drawn('{% icon "no-such-icon" %}')
