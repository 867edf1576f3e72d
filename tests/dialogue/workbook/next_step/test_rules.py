"""The first rule that fits, and never two."""

from dataclasses import replace
from typing import Any

import pytest

from dialogue.hooks import Reminder
from dialogue.workbook.next_step.facts import Facts
from dialogue.workbook.next_step.offer import chosen
from dialogue.workbook.next_step.rules import DIALOGUES, PAGES, RULES

ALL_IS_DONE = Facts(
    unheard=False,
    ouch=False,
    check_in=False,
    appreciated=True,
    reminders=(),
    open=frozenset({"intentional", "quick", "reconnect", "daily"}),
)
READ = Reminder("A good day to read it", "workbook")


def leads_to(facts: Facts) -> list[str]:
    return [one.slug or one.address for one in chosen(RULES, facts)]


@pytest.mark.parametrize(
    ("changes", "led"),
    [
        ({}, []),
        ({"unheard": True}, ["quick"]),
        ({"unheard": True, "open": frozenset({"reconnect"})}, ["reconnect"]),
        ({"unheard": True, "open": frozenset()}, []),
        ({"ouch": True}, ["reconnect"]),
        ({"reminders": (READ,)}, ["workbook"]),
        ({"check_in": True}, ["check_ins"]),
        ({"appreciated": False}, ["daily"]),
        ({"unheard": True, "ouch": True, "reminders": (READ,), "check_in": True, "appreciated": False}, ["quick"]),
        ({"reminders": (READ,), "check_in": True, "appreciated": False}, ["workbook"]),
        ({"check_in": True, "appreciated": False}, ["check_ins"]),
    ],
)
def test_the_first_rule_that_fits_is_the_only_one(changes: dict[str, Any], led: list[str]) -> None:
    assert leads_to(replace(ALL_IS_DONE, **changes)) == led


def test_each_rule_has_a_letter_of_its_own_and_words_for_where_it_leads() -> None:
    assert [len(rule.code) for rule in RULES] == [1] * len({rule.code for rule in RULES})
    assert {slug for rule in RULES for slug in rule.dialogues} == set(DIALOGUES)
    assert {rule.address for rule in RULES if rule.address} == set(PAGES)
