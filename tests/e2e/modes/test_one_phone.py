"""A whole dialogue aloud on one phone that goes from hand to hand, with a script and without one."""

import pytest
from playwright.sync_api import Page, expect

from accounts.couples import seat_codes
from dialogue.models import Event
from tests.cast import PASSWORD, found
from tests.e2e import scenes
from tests.e2e.accessibility import STILL, check
from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Known, Site
from tests.e2e.partners import Partner
from tests.stage import TO_FIRST_SEND

CODE = "493827"


def both_arrive() -> str:
    """Ann has asked for a dialogue aloud, Bob has said yes, and has a code."""
    seat_codes.keep(found().bob, CODE)
    return scenes.aloud_in_person("bob now")


def moves_by_seat() -> list[tuple[str, str]]:
    return list(Event.objects.order_by("seq").values_list("seat", "move"))


def kept_words() -> int:
    return Event.objects.filter(sealed__isnull=False).count()


def taps(page: Page, title: str, button: str) -> None:
    expect(page.locator("#turn h1")).to_have_text(title)
    expect(page.locator("#turn h1")).to_be_focused()  # whatever was pressed before
    expect(page.locator(".main")).to_have_count(1)
    page.get_by_role("button", name=button, exact=True).click()


def unlocks(page: Page) -> None:
    """Bob mistypes his code, and is back in its field; the address of that refusal leads to the page."""
    address = page.url
    field, button = page.get_by_label("Bob, your six digits"), page.get_by_role("button", name="Unlock my seat")
    field.fill("314159")
    button.click()
    expect(field).to_be_focused()
    page.goto(page.url)
    expect(page).to_have_url(address)
    field.fill(f"{CODE[:3]} {CODE[3:]}")
    button.click()


def goes_to(page: Page, name: str) -> None:
    with page.expect_navigation():  # a page that is still on its way can be neither read again nor left
        taps(page, f"Give the phone to {name}", f"I’m {name}")


def exchange(page: Page, speaker: str, listener: str, said: tuple[str, str], given_back: tuple[str, str]) -> None:
    taps(page, *said)
    goes_to(page, listener)
    taps(page, *given_back)
    goes_to(page, speaker)


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["with a script", "without one"])
def test_a_whole_dialogue_goes_through_one_phone(
    site: Site, known: Known, complaints: Complaints, java_script_enabled: bool
) -> None:
    complaints.expect("409")  # for the wrong code
    sessions = site.filled_by(scenes.everybody)
    room = site.filled_by(both_arrive)
    ann = known("Ann", sessions["Ann"], viewport={"width": 360, "height": 740}, java_script_enabled=java_script_enabled)
    page = ann.page
    page.goto(room)
    page.locator("#turn").get_by_role("link", name="Use one phone for both").click()
    unlocks(page)

    arrived, intent = ("Arrive first, each of you", "I’ve arrived"), ("Before you start", "I’m ready to start")
    for said, other in ((arrived, "Ann"), (intent, "Bob")):  # Bob has typed his code, and has the phone
        taps(page, *said)
        goes_to(page, other)
        taps(page, *said)
    goes_to(page, "Ann")
    exchange(
        page,
        "Ann",
        "Bob",
        ("Your turn: say what’s on your mind", "I’ve said it"),
        ("Your turn: mirror what Ann said", "I’ve mirrored it"),
    )
    page.reload()
    taps(page, "Your turn: did Bob get that?", "Yes, you got me")
    goes_to(page, "Bob")
    page.go_back()
    page.goto(f"{room}one-phone/")  # wherever one has been, the phone is with Bob
    taps(page, "Ann says you got it. Ask if there’s more", "Ask if there’s more about that")
    goes_to(page, "Ann")
    taps(page, "Your turn: is there more about that?", "No, that’s all")
    goes_to(page, "Bob")
    taps(page, "Your turn: sum up what you heard", "I’ve summed it up")
    goes_to(page, "Ann")
    taps(page, "Your turn: did Bob get all of it?", "Yes, that’s all of it")
    goes_to(page, "Bob")
    taps(page, "Your turn: validate what Ann said", "I’ve said it")
    goes_to(page, "Ann")
    taps(page, "Your turn: do you feel understood?", "Yes, I feel understood")
    goes_to(page, "Bob")
    taps(page, "Your turn: guess what Ann feels", "I’ve said it")
    goes_to(page, "Ann")
    taps(page, "Your turn: is that how you feel?", "Yes, that’s it")
    taps(page, "Your turn: thank Bob for listening", "I’ve said it")
    goes_to(page, "Bob")
    page.get_by_role("button", name="Pause", exact=True).click()
    taps(page, "A pause", "We’re both back")
    page.get_by_role("button", name="Close the dialogue for both of us").click()
    closes(page)
    expect(page.locator("#turn h1")).to_have_text("You’re done for today")
    page.get_by_role("link", name="Home").last.click()
    expect(page).to_have_url(f"{site.url}/home/")

    seats = site.run(moves_by_seat)
    assert [seat for seat, move in seats if move == "resume"] in (["a", "b"], ["b", "a"])
    assert {seat for seat, _move in seats} == {"a", "b"}
    assert site.run(kept_words) == 0


def closes(page: Page) -> None:
    """An appreciation of each, mirrored once, and the end."""
    goes_to(page, "Ann")
    taps(page, "Your turn: close with an appreciation", "I’ve said it")
    goes_to(page, "Bob")
    taps(page, "Your turn: take it in, and mirror it", "I’ve mirrored it")
    taps(page, "Your turn: close with an appreciation", "I’ve said it")
    goes_to(page, "Ann")
    taps(page, "Your turn: take it in, and mirror it", "I’ve mirrored it")
    taps(page, "Before you go", "Close the dialogue")
    goes_to(page, "Bob")
    taps(page, "Before you go", "Close the dialogue")


def test_a_code_is_set_and_the_seat_is_locked_from_one_s_own_account(site: Site, known: Known) -> None:
    sessions = site.filled_by(scenes.everybody)
    room = site.filled_by(scenes.aloud_in_person, TO_FIRST_SEND)
    ann, bob = known("Ann", sessions["Ann"]), known("Bob", sessions["Bob"])
    bob.page.goto("/you/")
    bob.page.get_by_role("link", name="Set or change your code").click()
    proves_it_is_them(bob)
    bob.page.get_by_label("Six digits").fill(CODE)
    bob.presses("Save my code")
    ann.page.goto(f"{room}one-phone/")
    ann.page.get_by_label("Bob, your six digits").fill(CODE)
    ann.presses("Unlock my seat")
    goes_to(ann.page, "Ann")
    taps(ann.page, "Your turn: say what’s on your mind", "I’ve said it")

    bob.page.goto("/account/sessions/")
    expect(bob.page.get_by_text("Ann’s phone")).to_be_visible()
    bob.presses("Lock my seat")
    goes_to_nobody(ann)


def test_every_screen_is_open_to_everyone(site: Site, known: Known) -> None:
    sessions = site.filled_by(scenes.everybody)
    room = site.filled_by(both_arrive)
    ann = known("Ann", sessions["Ann"], **STILL)
    page = ann.page
    page.goto(f"{room}one-phone/")
    check(page)
    page.get_by_label("Bob, your six digits").fill(CODE)
    ann.presses("Unlock my seat")
    check(page)
    taps(page, "Arrive first, each of you", "I’ve arrived")
    check(page)
    goes_to(page, "Ann")
    taps(page, "Arrive first, each of you", "I’ve arrived")
    taps(page, "Before you start", "I’m ready to start")
    goes_to(page, "Bob")
    taps(page, "Before you start", "I’m ready to start")
    goes_to(page, "Ann")
    ann.presses("Ouch")
    check(page)
    ann.presses("Go on")
    page.locator(".more").click()
    check(page)
    page.locator(".more").click()
    ann.presses("Pause")
    check(page)
    ann.presses("We’re both back")
    page.locator(".more").click()
    ann.presses("End the dialogue")
    check(page)


def goes_to_nobody(ann: Partner) -> None:
    """The phone is handed over, and the seat is locked."""
    ann.presses("I’m Bob")
    expect(ann.page.locator("#turn h1")).to_have_text("One phone for both of you")


def proves_it_is_them(person: Partner) -> None:
    person.page.locator("[name=password]").fill(PASSWORD)
    person.page.locator("main form button[type=submit]").first.click()
