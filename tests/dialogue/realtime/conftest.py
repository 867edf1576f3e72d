"""What tests of live rooms share."""

import pytest

from dialogue.realtime.live_rooms import live_room
from tests.dialogue.realtime.gate import Gate


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Where planned moves of live rooms pass, and wait while it is shut."""
    gate = Gate()
    monkeypatch.setattr(live_room, "move_writer", lambda: gate)
    return gate
