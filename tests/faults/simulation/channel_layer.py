"""A channel layer in virtual time that loses, doubles and delays what it is given, to each socket by its own chance."""

import asyncio
from typing import Any

from channels.layers import InMemoryChannelLayer

from tests.faults.simulation.virtual_time import VirtualLoop


class SimulatedLayer(InMemoryChannelLayer):  # type: ignore[misc]  # channels has no types
    """The layer of one process alone."""

    def __init__(self, loop: VirtualLoop, faults: float) -> None:
        super().__init__(capacity=1000)
        self.loop, self.faults, self.mute = loop, faults, False

    async def group_send(self, group: str, message: dict[str, Any]) -> None:
        for channel in list(self.groups.get(group, ())):
            fate = self.loop.chance.random()
            if self.mute or fate < self.faults / 3:
                continue
            late = fate < self.faults
            self._bring(self.loop.chance.random() * 4 if late else 0.0, channel, message)
            if fate < self.faults * 2 / 3:
                self._bring(self.loop.delay(), channel, message)

    def _bring(self, delay: float, channel: str, message: dict[str, Any]) -> None:
        self.loop.call_later(delay, self._begin, channel, message)

    def _begin(self, channel: str, message: dict[str, Any]) -> None:
        asyncio.ensure_future(self.send(channel, dict(message)), loop=self.loop)  # noqa: RUF006  it never waits

    def forget(self) -> None:
        """Every socket stands in no group any more, as after an expired message."""
        self.groups.clear()


class SharedLayer:
    """The same between processes: of its groups nobody knows more than their own sockets."""

    def __init__(self, layer: SimulatedLayer) -> None:
        self.layer = layer

    def __getattr__(self, name: str) -> Any:
        return getattr(self.layer, name)
