"""Ann with a mouse and Bob with keys make a vision in two browsers: alone, at the same moment, and together."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.accessibility import STILL, Couple, check
from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Pair
from tests.e2e.partners import Partner

LAUGH, EAT, WALK = "We laugh at breakfast", "We eat together", "We walk by the river"


class Typist(Partner):
    """Presses keys only."""

    def goes_to(self, place: Locator) -> None:
        """Walks with Tab until the focus is there."""
        for _ in range(80):
            self.page.keyboard.press("Tab")
            if place.evaluate("place => place === document.activeElement"):
                return
        raise AssertionError("no key leads there")

    def types(self, place: Locator, text: str) -> None:
        self.goes_to(place)
        self.page.keyboard.type(text)

    def enters(self, place: Locator) -> None:
        self.goes_to(place)
        self.page.keyboard.press("Enter")


def button(one: Partner, name: str) -> Locator:
    return one.page.get_by_role("button", name=name, exact=True)


def line(one: Partner, words: str) -> Locator:
    return one.page.locator(".lines > li", has_text=words)


def on_page(one: Partner) -> Locator:
    return one.page.locator("#lines-vision .words p")


def at(one: Partner, heading: str) -> None:
    expect(one.page.locator("main h1")).to_have_text(heading)


def write(ann: Partner, bob: Typist) -> None:
    """Neither sees a word before both are ready, and a late change is one's own."""
    for one in (ann, bob):
        one.page.goto("/workbook/vision/")
    ann.page.get_by_label("Your first sentence").fill(LAUGH)
    ann.presses("Save my sentence")
    ann.presses("I’m ready to show my sentences")
    expect(button(ann, "I’m not ready yet")).to_be_visible()
    bob.types(bob.page.locator("#write"), EAT)
    bob.page.keyboard.press("Enter")
    expect(bob.page.locator("#write")).to_have_value("")
    bob.types(bob.page.locator("#write"), WALK)
    bob.page.keyboard.press("Enter")
    expect(bob.page.locator(".sentences li")).to_have_count(2)
    check(ann.page)
    bob.enters(button(bob, "I’m ready to show my sentences"))


def read_and_weigh(ann: Partner, bob: Typist) -> None:
    for one in (ann, bob):
        at(one, "This is what you both wrote")
    ann.page.locator(".sentences > li", has_text=WALK).get_by_role("button", name="I want this too").click()
    expect(bob.page.locator(".sentences > li", has_text=WALK)).to_contain_text("Bob · Ann")
    check(ann.page)
    bob.enters(button(bob, "I’ve read them all"))
    expect(ann.page.locator(".card")).to_contain_text("Bob is ready.")
    ann.presses("I’ve read them all")
    for one in (ann, bob):
        at(one, "How much does each sentence mean to you?")
    weigh(ann, star=LAUGH)
    check(ann.page)
    ann.presses("I’m done")
    expect(ann.page.locator("#refusal")).to_contain_text("Now star the two")
    ann.page.goto("/workbook/vision/")
    assert weighed(ann) == [(LAUGH, 5, True), (EAT, 1, False), (WALK, 4, False)]
    ann.page.get_by_role("group", name=WALK).get_by_label("Star this").check()
    expect(ann.page.locator(".save-state")).to_have_text("Saved (private to you)")
    ann.page.goto("/workbook/vision/")
    assert weighed(ann)[2] == (WALK, 4, True)
    ann.presses("I’m done")
    for words, place, star in ((EAT, 1, False), (WALK, 2, True), (LAUGH, 1, True)):
        group = bob.page.get_by_role("group", name=words)
        bob.goes_to(group.get_by_role("radio").first)
        bob.page.keyboard.press("Space")
        for _ in range(place - 1):
            bob.page.keyboard.press("ArrowDown")
        if star:
            bob.goes_to(group.get_by_label("Star this"))
            bob.page.keyboard.press("Space")
    bob.enters(button(bob, "I’m done"))


def weigh(one: Partner, star: str) -> None:
    for words, place in ((LAUGH, 1), (EAT, 5), (WALK, 2)):
        group = one.page.get_by_role("group", name=words)
        group.get_by_role("radio").nth(place - 1).check()
        group.get_by_label("Star this").set_checked(words == star)


def weighed(one: Partner) -> list[tuple[str, int, bool]]:
    """Number and star of each sentence, as the page has them."""
    groups = [one.page.get_by_role("group", name=words) for words in (LAUGH, EAT, WALK)]
    points = [int(group.get_by_role("radio", checked=True).get_attribute("value") or 0) for group in groups]
    stars = [group.get_by_label("Star this").is_checked() for group in groups]
    return list(zip((LAUGH, EAT, WALK), points, stars, strict=True))


def build(ann: Partner, bob: Typist) -> None:
    """Each sees what the other moves and writes; what is stale is told, and nothing that was typed is lost."""
    for one in (ann, bob):
        at(one, "Build your vision together")
    expect(on_page(ann)).to_have_text([LAUGH])
    expect(ann.page.locator("#lines-parked > li")).to_contain_text([EAT])
    check(ann.page)
    bob.enters(line(bob, WALK).get_by_role("button", name=re.compile("Add to our vision")))
    expect(on_page(ann)).to_have_text([LAUGH, WALK])
    expect(bob.page.locator("#announce")).to_have_text(f"{WALK} is now number 2")
    line(ann, WALK).locator(".handle").drag_to(line(ann, LAUGH), target_position={"x": 20, "y": 5})
    expect(on_page(bob)).to_have_text([WALK, LAUGH])

    bob.enters(line(bob, LAUGH).locator("summary"))
    bob.types(line(bob, LAUGH).locator("input[name=words]"), " and at night")
    line(ann, LAUGH).locator("summary").click()
    line(ann, LAUGH).locator("input[name=words]").fill("We laugh at each meal")
    line(ann, LAUGH).get_by_role("button", name="Save these words").click()
    expect(on_page(bob)).to_have_text([WALK, "We laugh at each meal"])
    box = line(bob, "We laugh at each meal").locator("input[name=words]")
    expect(box).to_be_focused()
    typed = box.input_value()
    assert "and at night" in typed
    bob.page.keyboard.press("Enter")
    expect(bob.page.locator("#refusal")).to_contain_text("This sentence changed while you were writing.")
    expect(box).to_have_value(typed)
    bob.enters(line(bob, "We laugh at each meal").get_by_role("button", name="Save these words"))
    expect(on_page(ann)).to_have_text([WALK, typed])

    bob.enters(line(bob, typed).get_by_role("button", name=re.compile("^Up: ")))
    expect(on_page(ann)).to_have_text([typed, WALK])
    expect(line(bob, typed).get_by_role("button", name=re.compile("^Up: "))).to_be_focused()
    bob.enters(button(bob, "Put our vision on the wall"))
    ann.presses("Put our vision on the wall")


def test_a_vision_from_the_first_word_to_the_wall(couple: Couple, complaints: Complaints) -> None:
    pair: Pair = couple(**STILL)
    ann, bob = pair[0], Typist(pair[1].page, "Bob")
    write(ann, bob)
    read_and_weigh(ann, bob)
    build(ann, bob)
    complaints.expect("409 (Conflict)")  # the stale words were refused
    for one in (ann, bob):
        at(one, "Our vision")
        expect(one.page.locator(".sheet-of-ours li")).to_have_count(2)
    check(bob.page)
    bob.enters(button(bob, "We read our vision"))
    at(bob, "Our vision")
    pdf = ann.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
