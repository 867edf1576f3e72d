"""Chooses the one thing that the home page offers, and lets it be for a while when somebody says so. Privately."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from dialogue.domain.encryption import seal, texts_of
from dialogue.hooks import Reminder
from dialogue.workbook.access import Half, half_of
from dialogue.workbook.models import LetBe
from dialogue.workbook.next_step.facts import Facts, facts_of
from dialogue.workbook.next_step.rules import DIALOGUES, PAGES, RULES, Rule

A_WHILE = timedelta(weeks=2)
CODES = frozenset(rule.code for rule in RULES)


def offers_for(user: User) -> list[Reminder]:
    """At most one."""
    half = half_of(user)
    if half is None:
        return []
    now = timezone.now()
    left = left_alone(half, now)
    return chosen((rule for rule in RULES if rule.code not in left), facts_of(half, now))


def chosen(rules: Iterable[Rule], facts: Facts) -> list[Reminder]:
    """What the first rule says that fits, and has somewhere to lead."""
    found = (_offer(rule, facts) for rule in rules if rule.when(facts))
    return [offer for offer in found if offer][:1]


def let_be(half: Half, code: str) -> None:
    """Offers it no more for two weeks. What was set aside before and is over is forgotten."""
    with transaction.atomic():
        row = LetBe(author=half.me, couple=half.couple, until=timezone.now() + A_WHILE)
        seal(row, code)
        LetBe.objects.filter(author=half.me, until__lte=timezone.now()).delete()
        row.save()


def left_alone(half: Half, now: datetime) -> set[str]:
    rows = LetBe.objects.filter(author=half.me, couple=half.couple, until__gt=now).select_related("author")
    return set(texts_of(half.me, rows).values())


def _offer(rule: Rule, facts: Facts) -> Reminder | None:
    if rule.address:
        return Reminder(PAGES[rule.address], rule.address, aside=rule.code)
    if not rule.dialogues:
        return replace(facts.reminders[0], aside=rule.code)
    slug = next((slug for slug in rule.dialogues if slug in facts.open), None)
    return Reminder(DIALOGUES[slug], "begin_one", slug=slug, aside=rule.code) if slug else None
