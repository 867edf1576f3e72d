"""People who take mail at any hour, and a time that they agree on."""

from datetime import datetime

import pytest
from django.utils import timezone

from dialogue.models import Dialogue
from tests.cast import Cast
from tests.dialogue.jobs.mailboxes import HOUR, Agree, wishes
from tests.dialogue.jobs.pushes import Pushed
from tests.push.service import PushService
from tests.stage import Stage


@pytest.fixture
def cast(cast: Cast) -> Cast:
    for person in (cast.ann, cast.bob):
        wishes(person)
    return cast


@pytest.fixture
def agree(stage: Stage) -> Agree:
    """Bob, or whoever moves it, names a time; on the row it is one of the day that stands still."""

    def name(at: datetime, who: str = "bob", move: str = "later") -> None:
        stage.move(who, move, until=timezone.now() + HOUR)
        Dialogue.objects.update(appointed_at=at, house_at=at + 2 * HOUR)

    return name


@pytest.fixture
def pushed(cast: Cast, push_service: PushService) -> Pushed:
    """Ann and Bob have switched notifications on, each in one browser; says who is told at a moment."""
    return Pushed(push_service, [cast.ann, cast.bob])
