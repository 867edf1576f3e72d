"""What is said in a dialogue is nowhere to be found in what the site writes down."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import Site
from tests.e2e.partners import Partner, arrive

TITLE = "canary in the title"
SAID = "canary-yellow is what I said on Tuesday"
MIRROR = "canary-green is what came back"
MISSED = "canary-yellow"
DRAFT = "canary-grey is what I have not said yet"


def test_nothing_that_is_said_stands_in_database_wal_mail_or_log(
    site: Site, couple: Callable[..., tuple[Partner, Partner]]
) -> None:
    ann, bob = couple()
    bob.page.context.clear_cookies()
    bob.page.goto("/account/password/reset/")  # so that there is a mail to search
    bob.page.locator("[name=email]").fill("bob@example.org")
    bob.page.locator("main form button[type=submit]").first.click()
    expect(bob.page.locator("main")).to_contain_text("mail")
    bob.sign_in()
    ann.ask(TITLE)
    bob.page.goto("/home/")
    bob.go_in()
    arrive(ann, bob)
    ann.says("Your turn to speak", SAID, "Say it")
    bob.says("Your turn to mirror", MIRROR, "Give it back")
    ann.sees("Did Bob get that?")
    ann.unfolds("Almost")
    ann.page.locator(".tap-words label", has_text=MISSED).click()
    ann.presses("Almost")
    bob.sees("Almost. Give back what was missed")
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
