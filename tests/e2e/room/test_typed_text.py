"""What is typed in a room is never lost: over a reload, in a second tab, beyond the limit, without a line, aside."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Pair
from tests.e2e.partners import Partner
from tests.stage import TO_FIRST_SEND

Room = Callable[..., Pair]
LONG = "It was late, and I waited. " * 162 + "I did wait here"  # 4,389 characters
# A socket that never opens, until the page is told otherwise.
COPIES = "number => Object.keys(sessionStorage).filter((key) => key.startsWith('typed room')).length === number"
NO_SOCKET = """
  const Real = window.WebSocket;
  const hanging = () => ({ readyState: 0, close() {}, send() {} });
  window.WebSocket = function (address) { return window.lineIsBack ? new Real(address) : hanging(); };
"""


@pytest.fixture
def begun(room: Room) -> Pair:
    """A couple in the room, where Ann is to speak."""
    ann, bob = room()
    ann.sees("Your turn: say what’s on your mind")
    return ann, bob


def holds(person: Partner, text: str) -> None:
    """Waits until this stands in the box."""
    expect(person.page.locator("[data-box]")).to_have_value(text)


def copies(page: Page, number: int) -> None:
    """Waits until the tab holds so many texts of what was typed."""
    page.wait_for_function(COPIES, arg=number)


def saved(person: Partner) -> None:
    expect(person.page.locator("#saving")).to_have_text("Saved")


def test_newest_text_wins_over_a_reload_and_its_copy_goes_once_the_server_has_it(begun: Pair) -> None:
    ann, _bob = begun
    keys = ann.page.locator("[data-box]")
    keys.press_sequentially("When you came home")
    saved(ann)
    keys.press_sequentially(" late, I was")
    ann.page.reload()

    holds(ann, "When you came home late, I was")
    keys.press_sequentially(" worried")
    saved(ann)
    copies(ann.page, 0)
    ann.page.evaluate("sessionStorage.clear()")
    ann.page.reload()
    holds(ann, "When you came home late, I was worried")


def test_text_of_a_second_tab_takes_no_other_text_away(begun: Pair) -> None:
    ann, _bob = begun
    other = Partner(ann.page.context.new_page(), "Ann")
    other.page.goto(ann.page.url)
    ann.page.locator("[data-box]").press_sequentially("The first thought")
    saved(ann)
    other.page.locator("[data-box]").press_sequentially("Another thought")
    saved(other)

    expect(other.page.locator("#kept-text p")).to_have_text("The first thought")
    other.page.reload()
    holds(other, "Another thought")
    expect(other.page.locator("#kept-text p")).to_have_text("The first thought")
    other.presses("Put this text in my text box")
    expect(other.page.locator("[data-box]")).to_have_value("The first thought")
    expect(other.page.locator("#kept-text p")).to_have_text("Another thought")
    other.presses("Delete this text")
    expect(other.page.locator("#kept-text")).to_be_hidden()


def test_text_that_is_too_long_is_counted_kept_and_not_sent(begun: Pair) -> None:
    ann, bob = begun
    counter = ann.page.locator("#counter")
    ann.writes(LONG[:1699])
    expect(counter).to_have_attribute("data-state", "")
    ann.writes(LONG[:1700])
    expect(counter).to_have_text("300 left")
    ann.writes(LONG)
    holds(ann, LONG)
    expect(counter).to_have_text("2,389 too many")
    saved(ann)
    ann.presses("Send to Bob")

    expect(ann.page.locator("#refusal")).to_contain_text(
        "Not sent: that is 2,389 characters too long. Your text is still here."
    )
    ann.page.evaluate("sessionStorage.clear()")
    ann.page.reload()
    holds(ann, LONG)
    expect(counter).to_have_text("2,389 too many")
    ann.says("Your turn: say what’s on your mind", LONG[:2000].strip(), "Send to Bob")
    bob.sees("Your turn: mirror what Ann said")


def test_move_that_is_made_without_a_line_waits_on_the_page_and_is_made_once(
    room: Room, complaints: Complaints
) -> None:
    ann, bob = room()
    ann.page.add_init_script(NO_SOCKET)
    ann.page.reload()
    ann.writes("I waited for you.")
    ann.page.context.set_offline(True)
    ann.presses("Send to Bob")
    expect(ann.page.locator("#saving")).to_contain_text("You’re offline. Your text is safe here")
    holds(ann, "I waited for you.")
    ann.page.evaluate("window.lineIsBack = true")
    ann.page.context.set_offline(False)

    ann.sees("Bob is mirroring you")
    bob.sees("Your turn: mirror what Ann said")
    expect(bob.page.locator("#transcript > li p", has_text="I waited for you.")).to_have_count(1)
    copies(ann.page, 0)
    complaints.expect("ERR_")


def test_what_is_written_aside_is_there_after_a_pause_and_a_reload(room: Room) -> None:
    ann, bob = room(f"{TO_FIRST_SEND}\nann say I felt alone.")
    bob.sees("Your turn: mirror what Ann said")
    bob.unfolds("A reaction of your own? Park it here for your turn")
    aside = bob.page.locator("#aside")
    aside.press_sequentially("I was alone, too")
    for redrawn in ("at once", "while the page was loaded again"):
        ann.unfolds("Pause")
        ann.presses("Pause for both of you")
        bob.sees("A pause")
        if redrawn != "at once":
            bob.page.reload()
        for one in (ann, bob):
            one.answers("A pause", "I’m back")
        bob.sees("Your turn: mirror what Ann said")
        expect(aside).to_have_value("I was alone, too")
        expect(aside).to_be_visible()
    bob.presses("Park my reaction")
    expect(bob.page.locator(".shelf li")).to_have_text("I was alone, too")
    expect(aside).to_have_value("")
    copies(bob.page, 0)


def test_copy_goes_with_a_sign_out_in_another_tab(begun: Pair, complaints: Complaints) -> None:
    ann, _bob = begun
    other = ann.page.context.new_page()
    other.goto("/home/")
    ann.page.route("**/ws/**", lambda route: route.abort())
    ann.page.evaluate("window.dispatchEvent(new Event('offline'))")  # no draft reaches the server
    ann.page.locator("[data-box]").press_sequentially("I was afraid")
    copies(ann.page, 1)
    other.get_by_role("button", name="Sign out").click()
    other.wait_for_url("**/")

    copies(ann.page, 0)  # also where its page leads to the sign-in meanwhile
    complaints.expect("WebSocket", "ERR_")
