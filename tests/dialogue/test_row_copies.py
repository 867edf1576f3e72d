"""A scene that is copied leaves what the same scene leaves when it is played."""

from uuid import UUID

import pytest
from django.core import mail

from dialogue.models import Dialogue, Event
from tests.authorisation.requests import undone
from tests.dialogue.conftest import cast_and_shared
from tests.dialogue.row_copies import scene
from tests.stage import Stage
from tests.test_database_flush import counts
from tests.whole_log import check_log

Left = tuple[dict[str, int], list[str], list[str]]


def left_by(stage: Stage) -> Left:
    check_log(Dialogue.objects.get(pk=stage.id))
    return counts(), [line.utterance.text for line in stage.lines()], [str(message.subject) for message in mail.outbox]


@pytest.mark.django_db
def test_what_is_copied_is_what_was_played_and_goes_on_from_there() -> None:
    found, keys = [], set[UUID]()
    for _played_then_copied in range(2):
        mail.outbox.clear()
        with undone():
            cast, stage = scene(cast_and_shared)
            found.append(left_by(stage))
            keys.update(Event.objects.values_list("move_id", flat=True))
            assert Stage(cast).row.pk != stage.id

    assert found[0] == found[1]
    assert len(keys) == found[0][0]["Event"]
