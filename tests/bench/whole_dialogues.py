"""Whole dialogues, as couples really go: every kind of move, and a private draft before each sentence."""

import asyncio

from tests.bench.browsers import patience
from tests.bench.couples import OurCouple, all_open
from tests.bench.processor_time import Rate, Watch
from tests.bench.rows import Row, Side, against_peer, cost, peer_side, processor_time, rate
from tests.bench.script import WHOLE, Press, presses
from tests.bench.servers import Server

SCRIPT = presses(WHOLE)
FIRST = 2  # couples whose dialogues count for nothing: what is made once in a process is made for them


async def whole_dialogues(ours: Server, peer: Server, seconds: float, goes: int = 3, couples: int = 50) -> Row:
    """Moves a second in new dialogues to their end, `couples` at once, against the peer's turns, turn about."""
    chats, mine, theirs = peer_side(peer, couples), [], []
    async with all_open(chats.couples):
        for _ in range(goes):
            new = [OurCouple(ours, made) for made in await asyncio.to_thread(ours.couples, couples + FIRST, 1)]
            await to_their_end(Side(ours, new[:FIRST]))
            mine.append(await to_their_end(Side(ours, new[FIRST:])))
            theirs.append(await rate(chats, seconds))
    return {**against_peer(mine, theirs), "cpu_ms": cost(mine), "cpu_ratio": processor_time(mine, theirs)["ratio"]}


async def to_their_end(side: Side) -> Rate:
    """All couples of a side at once, from the answer to the request to the end."""
    couples = [couple for couple in side.couples if isinstance(couple, OurCouple)]
    async with all_open(couples):
        watch = Watch(side.server.pids)
        await asyncio.gather(*map(play, couples))
        return watch.rate(len(SCRIPT) * len(couples))


async def play(couple: OurCouple) -> None:
    """One dialogue to its end. What is written is kept before it is said."""
    for press in SCRIPT:
        if "text" in press.content:
            await keep_draft(couple, press)
        await couple.press(press)


async def keep_draft(couple: OurCouple, press: Press) -> None:
    """As the page does when typing rests; returns when it has heard that the draft is kept."""
    one = couple.browsers[press.who]
    key, one.kept = one.key, ""
    async with patience(lambda: f"a draft of {press.who} after {one.last_seen}"):
        one.send({"type": "draft", "key": key, "text": press.content["text"][:40]})
        await one.until(lambda: one.kept == key)
