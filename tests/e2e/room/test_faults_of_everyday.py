"""What happens in every room: a double click, a reload in the middle, two tabs, a press out of turn."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.e2e.conftest import Alone, NewPage, Pair
from tests.e2e.partners import Partner
from tests.stage import AT_THE_END, TO_FIRST_SEND

Room = Callable[..., Pair]
SENTENCE = "When you came home late on Tuesday I felt worried and alone."


@pytest.fixture
def begun(room: Callable[[], Pair]) -> Pair:
    """A couple in the room, where Ann is to speak."""
    ann, bob = room()
    ann.sees("Your turn: say what’s on your mind")
    return ann, bob


def reads_once(person: Partner) -> None:
    expect(person.page.locator("#transcript > li p", has_text=SENTENCE)).to_have_count(1)


def test_a_double_click_says_it_once(begun: Pair) -> None:
    ann, bob = begun
    ann.writes(SENTENCE)
    ann.page.get_by_role("button", name="Send to Bob", exact=True).dblclick()

    bob.sees("Your turn: mirror what Ann said")
    ann.sees("Bob is mirroring you")
    for one in (ann, bob):
        reads_once(one)


def test_a_reload_in_the_middle_keeps_what_was_written(alone: Alone) -> None:
    ann = alone(script=TO_FIRST_SEND)
    ann.page.locator("[data-box]").press_sequentially("When you came home")
    expect(ann.page.locator("#saving")).to_have_text("Saved")

    ann.page.reload()

    expect(ann.page.locator("[data-box]")).to_have_value("When you came home")


def test_a_reload_while_waiting_shows_the_same_place(begun: Pair) -> None:
    ann, bob = begun
    ann.says("Your turn: say what’s on your mind", SENTENCE, "Send to Bob")
    bob.sees("Your turn: mirror what Ann said")

    bob.page.reload()

    bob.sees("Your turn: mirror what Ann said")
    expect(bob.page.locator("blockquote")).to_contain_text(SENTENCE)


def test_two_tabs_of_one_person_show_the_same_and_say_it_once(begun: Pair) -> None:
    ann, bob = begun
    other = Partner(ann.page.context.new_page(), "Ann")
    other.page.goto(ann.page.url)
    other.sees("Your turn: say what’s on your mind")
    ann.writes("Something I think about in the first tab")
    other.says("Your turn: say what’s on your mind", SENTENCE, "Send to Bob")

    ann.sees("Bob is mirroring you")
    ann.reads(SENTENCE)
    bob.sees("Your turn: mirror what Ann said")
    reads_once(bob)
    expect(ann.page.locator("#kept-text")).to_contain_text("Something I think about in the first tab")


def test_an_ouch_of_my_own_does_not_stop_my_words_from_being_kept(begun: Pair) -> None:
    ann, bob = begun
    ann.page.locator("[data-box]").press_sequentially("When you came home late")
    ann.presses("Ouch")
    bob.reads("Ann: ouch")
    bob.unfolds("Pause")
    bob.presses("Pause for both of you")
    for one in (ann, bob):
        one.answers("A pause", "I’m back")

    ann.sees("Your turn: say what’s on your mind")
    expect(ann.page.locator("[data-box]")).to_have_value("When you came home late")


def test_a_press_out_of_turn_is_refused_in_plain_words(alone: Alone) -> None:
    bob = alone("Bob", TO_FIRST_SEND)
    button = bob.page.get_by_role("button", name="Ouch", exact=True)
    button.evaluate("button => { button.value = 'yes'; button.click(); }")  # at once: the bar may be put there anew

    expect(bob.page.locator("#refusal")).to_contain_text(
        "Not done: that step is over. Nothing is lost, and the page shows what you can do next."
    )


def test_an_ouch_stands_on_both_screens_until_it_is_over_and_leaves_the_box_alone(begun: Pair) -> None:
    ann, bob = begun
    mine, partners = (one.page.locator("#turn .ouch p") for one in (bob, ann))
    ann.page.locator("[data-box]").press_sequentially("When you came home")
    bob.presses("Ouch")

    ann.reads("Bob: ouch")
    expect(mine).to_have_text("Ann can see that this hurt.")
    expect(partners).to_have_text("Bob said ouch. Take a breath.")
    ann.presses("Ask what hurt")
    expect(mine).to_have_text("Ann asks what hurt.")
    expect(partners).to_have_text("Bob can see that you want to know what hurt. Give Bob time.")
    bob.presses("Go on")
    for panel in (mine, partners):
        expect(panel).to_have_count(0)
    expect(ann.page.locator("[data-box]")).to_have_value("When you came home")
    ann.presses("Send to Bob")
    bob.sees("Your turn: mirror what Ann said")


def test_a_stop_ends_it_for_both_with_the_same_words(begun: Pair) -> None:
    ann, bob = begun
    bob.unfolds("More")
    bob.presses("End the dialogue")

    for person in (ann, bob):
        person.sees("The dialogue has ended")
    own, partners = (one.page.locator("#turn > :not([data-live=undo])").all_inner_texts() for one in (bob, ann))
    assert own == partners  # but for the offer to go on, for a minute


def test_without_a_script_a_form_does_the_same(begun: Pair, person: NewPage) -> None:
    ann, bob = begun
    plain = Partner(person(java_script_enabled=False), "Ann")
    plain.sign_in()
    plain.page.goto(ann.page.url)
    plain.says("Your turn: say what’s on your mind", SENTENCE, "Send to Bob")

    plain.sees("Bob is mirroring you")
    bob.sees("Your turn: mirror what Ann said")
    ann.sees("Bob is mirroring you")


def test_what_was_chosen_beside_the_last_move_is_saved_with_it(room: Room) -> None:
    ann, bob = room(AT_THE_END)
    ann.sees("Before you go")
    ann.page.locator(".levels label", has_text="2").first.click()
    ann.page.get_by_label("Let Bob download my words").check()
    ann.presses("Close the dialogue")
    ann.reads("Ann was ready to go")
    bob.answers("Before you go", "Close the dialogue")
    ann.sees("You’re done for today")
    ann.page.goto("/sharing/")
    expect(ann.page.get_by_label("Let Bob download my words").first).to_be_checked()


def test_a_second_enter_does_not_press_what_comes_next(alone: Alone) -> None:
    ann = alone(script="bob now")
    ann.page.get_by_role("button", name="I’ve arrived").focus()
    ann.page.keyboard.press("Enter")
    ann.reads("Ann arrived")
    expect(ann.page.locator("#turn h1")).to_be_focused()
    ann.page.keyboard.press("Enter")
    expect(ann.page.locator("#transcript")).not_to_contain_text("another time")


def test_focus_stays_in_an_open_menu_when_the_partner_moves_and_a_minute_is_over(room: Room) -> None:
    """The lengths of a pause say when it would end, so the field in which the focus is says something else by then."""
    ann, bob = room(f"{TO_FIRST_SEND}\nann say I felt alone.")
    later: dict[str, str] = {}

    def pass_on(line: WebSocketRoute) -> None:
        def show(message: str | bytes) -> None:
            frame = json.loads(message)
            line.send(json.dumps(frame | later if frame["type"] == "turn" else frame))

        line.connect_to_server().on_message(show)

    ann.page.route_web_socket(re.compile("/ws/dialogue/"), pass_on)
    ann.page.reload()
    ann.unfolds("Pause")
    ann.page.keyboard.press("Tab")
    later["bar"] = ann.page.locator("#bar").inner_html().replace("until ", "until a minute after ")
    bob.says("Your turn: mirror what Ann said", "You felt alone.", "Send to Ann")
    ann.sees("Your turn: did Bob get that?")
    expect(ann.page.locator("#minutes")).to_contain_text("until a minute after")
    expect(ann.page.locator("#minutes")).to_be_focused()
