"""The limit: a bare `websockets` server, and one commit for each message. `python -m tests.bench.limit PORT FILE`."""

import asyncio
import json
import sqlite3
import sys
from collections import defaultdict

from websockets.asyncio.server import ServerConnection, broadcast, serve

rooms: defaultdict[str, set[ServerConnection]] = defaultdict(set)


async def main(port: int, file: str) -> None:
    database = sqlite3.connect(file)
    database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE message (room, text);")

    async def chat(browser: ServerConnection) -> None:
        room = browser.request.path if browser.request else ""
        rooms[room].add(browser)
        async for raw in browser:
            text = json.loads(raw)["message"]
            database.execute("INSERT INTO message VALUES (?, ?)", (room, text))
            database.commit()
            broadcast(rooms[room], json.dumps({"message": text}))
        rooms[room].discard(browser)

    async with serve(chat, "127.0.0.1", port, compression=None) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
