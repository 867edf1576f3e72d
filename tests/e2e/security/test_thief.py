"""A thief copies the database, Redis and the logs of a running site, at several moments, and opens nothing with it."""

import base64
import re
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import redis
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from accounts.auth.sessions import key_hash
from tests.cast import PASSWORD
from tests.e2e.conftest import Site
from tests.e2e.security import stolen_data
from tests.e2e.security.canaries import CANARIES, PLANTED
from tests.e2e.visitor import Visitor, send, until
from tests.mailbox import Mailbox, mailbox

SAID = "canary-violet is what I said just now"
DRAFT = "canary-orange is what I have not said"
PAGE = 4096  # SQLite's own
SEARCHED = ("utf-8", "utf-16-le", "utf-16-be")


class Thief:
    """Copies everything there is at a moment, and keeps all of it."""

    def __init__(self, site: Site, client: Any) -> None:
        self.site, self.client = site, client
        self.stolen: dict[bytes, None] = {}  # in order, and each piece once
        self.bells = client.pubsub()
        self.bells.psubscribe("*")

    def copies(self) -> None:
        var = self.site.var
        pieces = [
            *pages((var / "db.sqlite3").read_bytes(), 0, 0),
            *pages((var / "db.sqlite3-wal").read_bytes(), 32, 24),
        ]
        pieces += [(var / "server.log").read_bytes()]
        pieces += [value for key in self.client.scan_iter() for value in (key, self.client.dump(key) or b"")]
        while message := self.bells.get_message(ignore_subscribe_messages=True):
            pieces += [message["channel"], message["data"]]
        self.stolen |= dict.fromkeys(pieces)

    def reads(self) -> str:
        """All of it, as it stands, and as anybody can unpack it."""
        stands = [one.decode("latin-1") for one in self.stolen]
        text = "\n".join([*stands, *rows_of(self.site.var)])
        return "\n".join([text, *unpacked(text)])

    def sessions(self) -> list[str]:
        """What the database holds of those who are signed in."""
        with closing(sqlite3.connect(self.site.var / "db.sqlite3")) as database:
            rows = database.execute("SELECT session_key, session_data FROM django_session").fetchall()
        return [value for row in rows for value in row]


def pages(file: bytes, head: int, before: int) -> list[bytes]:
    """What SQLite writes at once, without the head of the file and what stands before each page."""
    return [file[at + before : at + before + PAGE] for at in range(head, len(file), before + PAGE)]


def rows_of(var: Path) -> Iterator[str]:
    """What a program for SQLite shows of it: values that lie over several pages come in one piece."""
    with closing(sqlite3.connect(var / "db.sqlite3")) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608  names come from the database itself
                yield from (v.decode("latin-1") if isinstance(v, bytes) else str(v) for v in row)


def unpacked(text: str) -> Iterator[str]:
    """Base64, begun at any place of a word, with and without zlib: all that Django's signing does to a session."""
    for word in set(re.findall(r"[\w+/-]{16,}", text, re.ASCII)):
        standard = word.replace("-", "+").replace("_", "/")
        for begun in range(4):
            with suppress(ValueError, zlib.error):
                yield (raw := base64.b64decode(f"{standard[begun:]}==")).decode("latin-1")
                yield zlib.decompress(raw).decode("latin-1")


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailbox() as box:
        yield box


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def signed_in(site: Site, name: str) -> Visitor:
    visitor = Visitor(site.url)
    where, _page = visitor.post("/account/login/", login=f"{name}@example.org", password=PASSWORD)
    assert where in {"/home/", "/account/2fa/authenticate/"}
    return visitor


def evening(site: Site, thief: Thief, box: Mailbox, given: dict[str, Any]) -> dict[str, str]:
    """What happens while the thief looks on. Gives by name what must not be found."""
    ann, bob = signed_in(site, "ann"), signed_in(site, "bob")
    thief.copies()
    with ann.room(given["room"], given["seq"]) as anns, bob.room(given["room"], given["seq"]) as bobs:
        thief.copies()
        send(anns, "move", move_id=str(uuid4()), after=given["seq"], move="say", text=SAID)
        send(bobs, "draft", key=until(bobs, "turn", seq=given["seq"] + 1)["key"], text=DRAFT)
        until(bobs, "kept")
        thief.copies()

    tess, code = signed_in(site, "tess"), code_of(given["totp"])
    assert tess.post("/account/2fa/authenticate/", code=code)[0] == "/caseload/"
    thief.copies()

    dora, carl, ada = Visitor(site.url), Visitor(site.url), signed_in(site, "ada")
    dora.post("/account/login/code/", email="dora@example.org")
    typed = re.findall(r"^([A-Z0-9-]{6,})$", box.next(), re.MULTILINE)
    carl.post("/account/password/reset/", email="carl@example.org")
    reset = re.findall(r"/reset/key/([\w-]+)/", box.next())
    ada.post("/account/reauthenticate/", password=PASSWORD)
    setting_up = re.findall(r"\b[A-Z2-7]{32}\b", ada.get("/account/2fa/totp/activate/")[1])
    for link in (f"/join/{given['join']}", f"/care/join/{given['care']}", f"/account/password/reset/key/{reset[0]}"):
        ann.get(f"{link}/", b"")  # a form without its token is refused, and its address is logged
    thief.copies()

    browsers = {"Ann": ann, "Bob": bob, "Tess": tess, "Ada": ada, "Dora, before she typed her code": dora}
    found = {f"the session of {name}": browser.cookie("sessionid") for name, browser in browsers.items()}
    found |= {name: given[name] for name in ("join", "care", "totp")}
    found |= {f"spare code {place}": spare for place, spare in enumerate(given["codes"])}
    return found | {"code": typed[0], "reset": reset[0], "code of an app": code, "set-up of an app": setting_up[0]}


def stands_in(secret: str, text: str) -> bool:
    """As a word of its own: six digits are part of many a time and of many a hash."""
    return secret in text and re.search(rf"(?<![\w.]){re.escape(secret)}(?!\w)", text, re.ASCII) is not None


def test_a_copy_of_database_redis_and_logs_opens_no_page_no_key_and_no_sentence(
    fresh_var: Path, tmp_path: Path, redis_url: str, box: Mailbox
) -> None:
    settings = {"REDIS_URL": redis_url, "EMAIL_URL": box.url, "KEEP_TIME": "0"}
    with (
        Site(fresh_var, tmp_path, **settings).loaded() as loaded,
        loaded.served() as site,
        redis.Redis.from_url(redis_url) as client,
    ):
        client.flushall()
        given = site.run(stolen_data.fill, CANARIES)
        thief = Thief(site, client)
        secrets = evening(site, thief, box, given)
        text = thief.reads()
        words = stolen_data.words_in(text)
        tried, known = site.run(stolen_data.tried, sorted(words)), site.run(stolen_data.tried, sorted(secrets.values()))
        keys = [bytes.fromhex(key) for key in site.run(stolen_data.keys)]
        cookies = {key for value in thief.sessions() for key in re.findall(r"(?=([a-z0-9]{32}))", value)}
        opened = [word for word in cookies if Visitor(site.url, word).get("/you/")[0] == "/you/"]
        own = Visitor(site.url, secrets["the session of Ann"]).get("/you/")[0]

    # What the thief has is what there is, and each way of trying it works with the secrets themselves.
    there = (
        "ann@example.org",
        key_hash(secrets["the session of Ann"]),
        "Forbidden (CSRF token missing.): /account/password/reset/key/",
        "__group__dialogue.",
    )
    assert [stands for stands in there if stands not in text] == []
    assert (len(words) > 1000, len(cookies) > 4, own) == (True, True, "/you/")
    sessions = sorted(value for name, value in secrets.items() if name.startswith("the session") and "Dora" not in name)
    nothing: dict[str, list[str]] = {door: [] for door in stolen_data.DOORS}
    links = {"a link to join": sorted([secrets["join"], secrets["care"]]), "a forgotten password": [secrets["reset"]]}
    assert known == nothing | links | {"a session": sessions}

    assert [name for name, secret in secrets.items() if stands_in(secret, text)] == []
    assert (tried, opened) == (nothing, [])
    forms = [form for key in keys for form in (key.decode("latin-1"), key.hex(), base64.b64encode(key).decode())]
    assert [form for form in forms if form in text] == []
    sentences = (*PLANTED, SAID, DRAFT)
    assert [said for said in sentences for code in SEARCHED if said.encode(code).decode("latin-1") in text] == []
