"""What is said in a dialogue is nowhere to be found in what the site writes down."""

import json
from collections.abc import Callable
from pathlib import Path

import redis
from channels_redis.serializers import registry
from playwright.sync_api import expect

from tests.e2e import practice, scenes
from tests.e2e.conftest import Site
from tests.e2e.partners import Partner, arrive
from tests.e2e.security.canaries import CANARIES, PLANTED

TITLE = "canary in the title"
SAID = "canary-yellow is what I said on Tuesday"
MIRROR = "canary-green is what came back"
MISSED = "canary-yellow"
DRAFT = "canary-grey is what I have not said yet"


def test_nothing_that_is_said_stands_in_database_wal_mail_or_log(
    site: Site, couple: Callable[..., tuple[Partner, Partner]]
) -> None:
    ann, bob = couple()
    bob.page.goto("about:blank")  # so that no answer that is on its way brings a cookie back
    bob.page.context.clear_cookies()
    bob.page.goto("/account/password/reset/")  # so that there is a mail to search
    bob.page.locator("[name=email]").fill("bob@example.org")
    bob.page.locator("main form button[type=submit]").first.click()
    bob.page.wait_for_url("**/password/reset/done/")
    bob.sign_in()
    ann.ask(TITLE)
    bob.page.goto("/home/")
    bob.go_in()
    arrive(ann, bob)
    ann.says("Your turn: say what’s on your mind", SAID, "Send to Bob")
    bob.says("Your turn: mirror what Ann said", MIRROR, "Send to Ann")
    ann.sees("Your turn: did Bob get that?")
    ann.unfolds("Almost")
    ann.page.locator(".tap-words label", has_text=MISSED).click()
    ann.presses("Send the missed words")
    bob.sees("Almost. Your turn: mirror what was missed")
    bob.writes(DRAFT)
    expect(bob.page.locator("#saving")).to_have_text("Saved")
    bob.page.reload()

    # They are there to be found: both read them, and the draft came back.
    for words in (TITLE, SAID, MIRROR):
        expect(ann.page.locator("main")).to_contain_text(words)
    expect(bob.page.locator("[data-box]")).to_have_value(DRAFT)
    files = [path for path in [*site.var.rglob("*"), site.log] if path.is_file()]
    assert {"db.sqlite3", "db.sqlite3-wal"} <= {path.name for path in files}
    assert [path.parent.name for path in files].count("mail") == 1
    assert b"ann@example.org" in b"".join(path.read_bytes() for path in files)  # the search itself works

    found = [(path.name, words) for path in files for words in written(path.read_bytes())]
    assert found == []


def written(content: bytes) -> list[str]:
    """The canaries in a file, in the encodings that a database or a log would use."""
    everything = (TITLE, SAID, MIRROR, MISSED, DRAFT, "canary")
    return [w for w in everything for code in ("utf-8", "utf-16-le", "utf-16-be") if w.encode(code) in content]


CODES = ("utf-8", "utf-16-le", "utf-16-be")


def test_fifty_sentences_of_a_whole_practice_are_nowhere(site: Site) -> None:
    """Not in the database, its write-ahead log, the mail or the server's log, whatever the encoding."""
    site.filled_by(scenes.everybody)
    site.run(practice.open_it)
    site.run(practice.plant, CANARIES)
    files = [path for path in [*site.var.rglob("*"), site.log] if path.is_file()]
    contents = b"".join(path.read_bytes() for path in files)
    assert b"ann@example.org" in contents  # the search itself works
    assert len(set(PLANTED)) >= 50
    assert [words for words in PLANTED for code in CODES if words.encode(code) in contents] == []


def test_no_word_of_it_passes_through_redis(fresh_var: Path, tmp_path: Path, redis_url: str) -> None:
    """Listens to all that is published while the practice is written, and looks at every key afterwards."""
    with (
        Site(fresh_var, tmp_path, REDIS_URL=redis_url).loaded() as loaded,
        loaded.served() as site,
        redis.Redis.from_url(redis_url) as client,
        client.pubsub() as bells,
    ):
        site.filled_by(scenes.everybody)
        bells.psubscribe("*")
        bells.get_message(timeout=5)  # that it listens
        site.run(practice.open_it)
        site.run(practice.plant, CANARIES)
        rung = []
        while message := bells.get_message(timeout=1):
            rung.append(message["data"])
        key = (fresh_var / "secret_key").read_text().strip()
        kept = b"".join(client.dump(key) or b"" for key in client.scan_iter())
    assert len(rung) > 100
    layer = registry.get_serializer("msgpack", symmetric_encryption_keys=[key])
    heard = b"".join(json.dumps(layer.deserialize(each)).encode() for each in rung) + kept
    assert b"dialogue.changed" in heard  # it can be read here, and by nobody without the key
    assert b"dialogue.changed" not in b"".join(rung)
    assert [words for words in PLANTED for code in CODES if words.encode(code) in heard] == []
