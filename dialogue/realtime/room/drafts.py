"""Keeps what stands in one person's box, by one statement and without a look before. The partner cannot tell."""

from uuid import UUID

from django.utils import timezone

from accounts.encryption import envelope
from dialogue.domain.moves.draft_statements import keep_drafts
from dialogue.domain.moves.move_values import SealedDraft
from dialogue.domain.moves.move_writer import move_writer
from dialogue.domain.private_notes import planned_draft
from dialogue.domain.utterance import DRAFT_LENGTH
from dialogue.realtime.live_rooms.shared_room import DOUBTFUL
from dialogue.realtime.messages import KeepDraft
from dialogue.realtime.socket_auth import SignedIn


async def keep(message: KeepDraft, dialogue_id: UUID, author: SignedIn, key: envelope.Key) -> bool:
    """False when it was not kept, and `private_notes.keep_draft` must decide. It waits for nobody's move."""
    if len(message.text) > DRAFT_LENGTH:
        return False
    draft = planned_draft(author.user, dialogue_id, message.visit, message.text, key, number=message.number)
    given = SealedDraft(draft, key.id, author.credentials, timezone.now())
    try:
        return await move_writer().keep(keep_drafts, given)
    except DOUBTFUL:
        return False
