"""Two people and the gifts of the workbook: caring, play, surprises, praise. Each in a browser of their own."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.e2e.partners import Partner

Couple = Callable[..., tuple[Partner, Partner]]


def writes(one: Partner, stem: str, words: str, button: str = "Add to my list") -> None:
    part = one.page.locator("section.part", has=one.page.get_by_role("heading", name=stem))
    part.locator("[name=words]").fill(words)
    if part.locator("[name=means]").count():
        part.locator("[name=means]").select_option("5")
    part.get_by_role("button", name=button).click()
    expect(line(one, words)).to_be_visible()


def line(one: Partner, words: str) -> Locator:
    return one.page.locator(".gifts li", has_text=words)


def test_a_caring_jar_and_play_from_the_first_line_to_thanks(couple: Couple) -> None:
    ann, bob = couple()
    for one in (ann, bob):
        one.page.goto("/workbook/")
        one.page.get_by_role("link", name="The caring jar").click()
    writes(ann, "I feel loved when you…", "make tea for me")
    writes(ann, "I used to feel loved when you…", "left notes in my coat")
    writes(bob, "I’d feel loved if you…", "walked with me after dinner")
    ann.presses("Hand over my list")
    expect(ann.page.locator("main")).to_contain_text("You’ve handed over your list")
    writes(ann, "I feel loved when you…", "sing")  # a late change comes back to her first
    expect(ann.page.locator("main")).to_contain_text("Only you see this list")
    bob.presses("Hand over my list")
    expect(bob.page.locator("main")).not_to_contain_text("tea")
    ann.presses("Hand over my list")

    # Both lists open at the same moment, on Bob's page without a reload.
    expect(line(ann, "walked with me after dinner")).to_be_visible()
    expect(line(bob, "make tea for me")).to_be_visible()
    line(bob, "left notes in my coat").get_by_role("button", name="Set aside").click()
    line(bob, "make tea for me").get_by_role("button", name="Give today").click()
    expect(bob.page.locator(".card")).to_contain_text("make tea for me")
    expect(ann.page.locator("main")).not_to_contain_text("Your gift today")
    line(ann, "make tea for me").get_by_text("I noticed").click()
    line(ann, "make tea for me").get_by_label("A few words to Bob (optional)").fill("I saw the cup")
    line(ann, "make tea for me").get_by_role("button", name="Say thank you").click()
    expect(line(bob, "I saw the cup")).to_be_visible()

    # Play: two lists become one, and chance chooses for both.
    for one, words in ((ann, "dance in the kitchen"), (bob, "build a den")):
        one.page.goto("/workbook/fun/")
        writes(one, "It would be fun to…", words)
        one.presses("Hand over my list")
    expect(ann.page.locator("main")).to_contain_text("build a den")
    ann.presses("Draw an idea for this week")
    drawn = ann.page.locator(".card .lede").inner_text()
    assert drawn in {"dance in the kitchen", "build a den"}
    expect(bob.page.locator(".card .lede")).to_have_text(drawn)


def test_a_surprise_and_a_list_of_praise_reach_the_other_when_they_are_given(couple: Couple) -> None:
    ann, bob = couple()
    for one in (ann, bob):
        one.page.goto("/workbook/surprises/")
    ann.page.get_by_label("Something you heard").fill("the red kite")
    ann.presses("Add to my list")
    ann.presses("Draw an idea for this week")
    expect(ann.page.locator(".card .lede")).to_have_text("the red kite")
    bob.page.reload()
    expect(bob.page.locator("main")).not_to_contain_text("kite")
    ann.presses("I did it: show Bob")
    line(bob, "the red kite").get_by_text("I noticed").click()
    line(bob, "the red kite").get_by_role("button", name="Say thank you").click()
    expect(line(ann, "the red kite")).to_contain_text("Thank you.")

    for one in (ann, bob):
        one.page.goto("/workbook/praise/")
    part = ann.page.locator("section.part").first
    part.locator("[name=words]").fill("your hands when you cook")
    part.get_by_role("button", name="Add to my list").click()
    expect(line(ann, "your hands when you cook")).to_be_visible()
    bob.page.reload()
    expect(bob.page.locator("main")).not_to_contain_text("cook")
    ann.presses("Give my list to Bob")
    expect(bob.page.locator("main")).to_contain_text("your hands when you cook")
