"""All that a room and a home page show to one person."""

from django.template.loader import render_to_string

from dialogue.domain.access import room_for
from dialogue.pages.home import living_part
from dialogue.pages.render import turn_context
from dialogue.pages.turn.turn import turn_for
from tests.dialogue.masks import without_form_ids
from tests.stage import Stage


def seen_by(stage: Stage, who: str) -> str:
    """All that a person's page shows of the dialogue. The same at each look, as long as nothing happened."""
    room = room_for(stage.people[who], stage.id)
    turn = render_to_string("dialogue/room/_turn.html", turn_context(turn_for(room)))
    return without_form_ids(turn + living_part(stage.people[who]))
