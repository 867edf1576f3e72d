"""What one person does for themselves on a room's socket: drafts, levels, the shelf, hints. No word to the partner."""

from accounts.encryption import envelope
from dialogue.person_rate_limit import count_private_act
from dialogue.realtime import messages
from dialogue.realtime.frames import KeptFrame
from dialogue.realtime.room import drafts, private_messages
from dialogue.realtime.room.lasting_keys import obtain_lasting_key
from dialogue.realtime.room.room_notifications import RoomNotifications


class RoomPrivateActs(RoomNotifications):
    """A socket that keeps what is its own person's."""

    own_key: envelope.Key | None = None

    async def keep_draft(self, message: messages.KeepDraft) -> None:
        self._count_private_act(message)
        open_here = message.visit == self.room.dialogue.visit and not self.room.protocol.aloud
        key = await self._private_key() if open_here else None
        if key and await drafts.keep(message, self.dialogue_id, self.signed_in, key):
            await self.send_frame(KeptFrame(key=message.key, number=message.number or None))
        elif await self.still_signed_in():
            await self._answer(message)

    async def act_in_private(self, message: private_messages.PrivateMessage) -> None:
        self._count_private_act(message)
        await self._answer(message)

    async def _answer(self, message: private_messages.PrivateMessage) -> None:
        if answer := await self.in_thread(private_messages.answer, self.room, message):
            await self.send_frame(answer)

    def _count_private_act(self, message: private_messages.PrivateMessage) -> None:
        """Raises `TooManyMoves`. Hints are counted where they are made."""
        if not isinstance(message, messages.AskHints):
            count_private_act(self.user)

    async def _private_key(self) -> envelope.Key:
        """This person's own key. Whether it still stands, is for a statement to say."""
        if self.own_key is None:
            self.own_key = await obtain_lasting_key(self, self.user, None)
        return self.own_key
