"""Dialogues with an ouch from before it stayed open are folded anew, so that row and log agree."""

from importlib import import_module

from django.apps import apps
from django.db import connection

from dialogue.domain.integrity import fault_in
from dialogue.models import Dialogue
from tests.stage import TO_FIRST_SEND, Stage

MIGRATION = import_module("dialogue.migrations.0005_open_ouches")


def test_a_row_from_before_is_the_fold_of_its_events_again(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nbob ouch")
    rows = Dialogue.objects.filter(pk=stage.id)
    rows.update(counts={})
    assert fault_in(rows.get()) == "the row is not the fold of its events"

    MIGRATION.fold_ouches(apps, connection.schema_editor())

    assert rows.get().counts == {"hurt:b": 1}
    assert fault_in(rows.get()) is None


def test_a_dialogue_that_this_version_does_not_know_is_left_as_it_is(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nbob ouch")
    rows = Dialogue.objects.filter(pk=stage.id)
    known = rows.get()
    rows.update(counts={}, version=999)

    MIGRATION.fold_ouches(apps, connection.schema_editor())

    assert rows.values_list("counts", flat=True).get() == {}
    known.save()  # a row that is known again, as each log is read at the end of a test
