"""The one next step after an end fits how the dialogue ended, and can be begun by every couple."""

from uuid import uuid4

import pytest

from dialogue.models import Dialogue
from dialogue.pages.turn.after_the_end import next_step_after
from dialogue.protocol.library import PROTOCOLS
from dialogue.texts import words_for


def ended(slug: str, step: str, *, nested: bool = False) -> Dialogue:
    protocol, parent = PROTOCOLS[slug], uuid4() if nested else None
    return Dialogue(slug=slug, version=protocol.version, mode=min(protocol.modes), step=step, parent_id=parent)


@pytest.mark.parametrize(
    ("slug", "step", "leads_to"),
    [
        ("intentional", "closed", "daily"),
        ("first_dialogue", "closed", "intentional"),
        ("appreciation", "closed", "intentional"),
        ("daily", "closed", "intentional"),
        ("reconnect", "closed", "daily"),
        ("containment", "closed", "daily"),
        ("intentional", "stopped", "containment"),
        ("containment", "sheltered", ""),
        ("intentional", "not_today", "daily"),
        ("intentional", "lapsed", "daily"),
    ],
)
def test_a_next_step_fits_the_end(slug: str, step: str, leads_to: str) -> None:
    found = next_step_after(ended(slug, step))
    assert found
    assert found.slug == leads_to


def test_after_anger_and_after_thanks_it_is_not_the_same_sentence() -> None:
    assert next_step_after(ended("containment", "sheltered")) != next_step_after(ended("appreciation", "closed"))
    assert next_step_after(ended("intentional", "stopped")) != next_step_after(ended("intentional", "closed"))


@pytest.mark.parametrize(
    ("step", "quiet"), [("not_today", True), ("lapsed", True), ("closed", False), ("stopped", False)]
)
def test_after_a_no_nothing_is_asked_of_either_with_a_filled_button(step: str, quiet: bool) -> None:
    found = next_step_after(ended("intentional", step))
    assert found
    assert found.quiet is quiet


def test_nobody_who_is_done_for_today_is_asked_for_the_next_dialogue() -> None:
    for slug, protocol in PROTOCOLS.items():
        done = str(words_for(protocol, protocol.steps["closed"]).title) == "You’re done for today"
        found = next_step_after(ended(slug, "closed"))
        assert found
        assert done == (slug in {"intentional", "containment", "change_request", "letter", "parent_child"})
        assert done <= (not PROTOCOLS[found.slug].full)


def test_every_end_has_one_that_needs_no_practice() -> None:
    ends = [(one.slug, step.key) for one in PROTOCOLS.values() for step in one.steps.values() if step.over]
    for slug, step in ends:
        found = next_step_after(ended(slug, step))
        assert found, (slug, step)
        assert not found.slug or PROTOCOLS[found.slug].needs == 0


def test_an_open_dialogue_and_a_nested_one_have_none() -> None:
    assert next_step_after(ended("intentional", "settle")) is None
    assert next_step_after(ended("reconnect", "closed", nested=True)) is None
