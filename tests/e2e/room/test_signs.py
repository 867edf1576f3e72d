"""Signs in a browser: a request reaches a page of home that is open, and a turn a room that nobody looks at."""

from collections.abc import Callable
from datetime import time

from playwright.sync_api import expect

from accounts.models import MailWishes, User
from tests.e2e.conftest import Pair, Site

HIDDEN = """hidden => {
    Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""
SENTENCE = "When you came home late on Tuesday I felt worried and alone."


def bob_is_told_at_any_hour() -> None:
    any_hour = {"quiet_from": time(0), "quiet_until": time(0)}
    MailWishes.objects.update_or_create(person=User.objects.get(name="Bob"), defaults=any_hour)


def test_a_request_marks_home_and_a_turn_the_room_that_is_out_of_sight(couple: Callable[[], Pair], site: Site) -> None:
    ann, bob = couple()
    site.run(bob_is_told_at_any_hour)
    dot = bob.page.get_by_role("img", name="Something is waiting for you")
    expect(dot).to_have_count(0)
    ann.ask("our evenings")

    expect(dot).to_be_visible()
    expect(bob.page).to_have_title("(1) Home")
    bob.page.goto("/workbook/")
    expect(dot).to_be_visible()
    bob.page.goto("/home/")
    bob.go_in()
    expect(bob.page).to_have_title("A quiet room")
    bob.presses("Yes, I’m ready")
    ann.sees("Arrive first, each of you")
    ann.page.evaluate(HIDDEN, True)
    expect(ann.page).to_have_title("(1) A quiet room")
    ann.page.evaluate(HIDDEN, False)
    expect(ann.page).to_have_title("A quiet room")


def test_a_new_turn_marks_a_room_out_of_sight(room: Callable[[], Pair]) -> None:
    ann, bob = room()
    bob.sees("Ann is writing. Just listen.")
    bob.page.evaluate(HIDDEN, True)
    expect(bob.page).to_have_title("A quiet room")
    ann.says("Your turn: say what’s on your mind", SENTENCE, "Send to Bob")

    expect(bob.page).to_have_title("(1) A quiet room")
