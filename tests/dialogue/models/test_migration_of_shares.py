"""Shares from before they belonged to a care link: each is bound to the one of its hour; one without any is closed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from dialogue.models import Dialogue

BEFORE, AFTER = [("dialogue", "0009_seats_of_what_is_over")], [("dialogue", "0010_share_bound_to_link")]
NOW = timezone.now()


def days(ago: int) -> datetime:
    return NOW - timedelta(days=ago)


def brought_to(targets: list[tuple[str, str]]) -> Any:
    """The models as they are then; people and couples as they are today."""
    MigrationExecutor(connection).migrate(targets)
    loader = MigrationExecutor(connection).loader
    return loader.project_state([*targets, *loader.graph.leaf_nodes("accounts")]).apps


@pytest.fixture
def old(transactional_db: None) -> Iterator[Any]:
    """The tables as they were; afterwards as they are, without these dialogues, in which nobody ever moved."""
    yield brought_to(BEFORE)
    MigrationExecutor(connection).migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())
    Dialogue.objects.all().delete()


class World:
    """A couple with its two partners, in the old tables."""

    def __init__(self, apps: Any) -> None:
        self.apps = apps
        self.couple = self.make("accounts", "Couple")
        self.people = [self.person(), self.person()]
        for person, seat in zip(self.people, "ab", strict=True):
            self.make("accounts", "Partner", couple=self.couple, user=person, seat=seat)

    def make(self, app: str, model: str, **fields: Any) -> Any:
        return self.apps.get_model(app, model).objects.create(**fields)

    def person(self) -> Any:
        return self.make("accounts", "User", email=f"{uuid4().hex}@example.org", name="Somebody", password="!")

    def link(self, since: int, until: int | None = None) -> int:
        row = self.make("accounts", "CareLink", couple=self.couple, therapist=self.person(), created_at=days(since),
                        ended_at=None if until is None else days(until))  # fmt: skip
        return int(row.pk)

    def share(self, ago: int) -> int:
        dialogue = self.make("dialogue", "Dialogue", couple=self.couple, slug="intentional", version=1, sender="a",
                             ended_at=days(ago))  # fmt: skip
        row = self.make("dialogue", "Choice", dialogue=dialogue, person=self.people[0], shared_at=days(ago))
        return int(row.pk)


def test_a_share_belongs_to_the_care_link_of_its_hour(old: Any) -> None:
    here = World(old)
    first, present = here.link(90, 60), here.link(30)
    ended, standing, without = here.share(80), here.share(10), here.share(45)

    choices = brought_to(AFTER).get_model("dialogue", "Choice").objects

    bound = {row.pk: (row.link_id, row.shared_at) for row in choices.all()}
    assert bound == {ended: (first, days(80)), standing: (present, days(10)), without: (None, None)}


@pytest.mark.parametrize(
    ("links", "kept"), [([(30, None)], True), ([(90, 60), (30, None)], False), ([(90, 60)], False)]
)
def test_a_usual_share_stays_only_with_the_one_therapist_there_ever_was(
    old: Any, links: list[tuple[int, int | None]], kept: bool
) -> None:
    here = World(old)
    made = [here.link(*span) for span in links]
    here.make("dialogue", "Standing", person=here.people[0], share=True)

    (row,) = brought_to(AFTER).get_model("dialogue", "Standing").objects.all()

    assert row.link_id == (made[0] if kept else None)


def test_going_back_opens_nothing_that_is_closed(old: Any) -> None:
    here = World(old)
    here.link(90, 60)
    here.link(30)
    _ended, standing = here.share(80), here.share(10)
    brought_to(AFTER)

    again = brought_to(BEFORE).get_model("dialogue", "Choice").objects

    assert (list(again.exclude(shared_at=None).values_list("pk", flat=True)), again.count()) == ([standing], 2)
