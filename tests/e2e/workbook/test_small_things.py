"""Two people and the small things of the workbook: check-ins, a pledge, a calendar. Each in a browser of their own."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import Alone, Site
from tests.e2e.partners import Partner


def goes_to(one: Partner, exercise: str) -> None:
    one.page.goto("/workbook/")
    one.page.get_by_role("link", name=exercise, exact=True).click()


def checks_in(one: Partner, answers: tuple[str, ...]) -> None:
    """Answers the four questions, each by its words."""
    goes_to(one, "Check-ins")
    one.page.get_by_role("link", name="Answer the four questions").click()
    for number, answer in enumerate(answers):
        one.page.locator("fieldset").nth(number).get_by_label(answer, exact=True).check()
    one.presses("Save my answers")
    expect(one.page.locator("#csi4 ~ p").nth(1)).to_contain_text("You’ve answered for this week.")


def test_two_people_check_in_sign_and_mark(site: Site, couple: Callable[..., tuple[Partner, Partner]]) -> None:
    ann, bob = couple()
    checks_in(ann, ("Happy", "Mostly true", "Somewhat", "Mostly"))
    expect(ann.page.locator("td")).to_have_text(["11"])
    checks_in(bob, ("Perfect", "Completely true", "Completely", "Completely"))
    expect(bob.page.locator("td")).to_have_text(["21"])

    for one, line in ((ann, "I will take a breath."), (bob, "I will say what I need.")):
        goes_to(one, "Our pledge")
        one.page.get_by_label("What I’ll try instead").fill(line)
        one.presses("Sign our pledge")
    expect(bob.page.locator(".names q")).to_have_text(["I will take a breath.", "I will say what I need."])
    expect(bob.page.locator(".names .signed")).to_have_text(["Ann", "Bob"])

    marks = (ann, "Mark an ouch"), (bob, "Mark a smile")
    for one, mark in marks:
        goes_to(one, "Kind days")
        one.presses(mark)
        expect(one.page.locator(".calendar .mark")).to_have_count(1)
    expect(ann.page.get_by_role("link", name="Ask to reconnect")).to_be_visible()
    for one, _mark in marks:
        one.page.get_by_label("Share my calendar with").check()
        one.presses("Save my answer")
    expect(bob.page.locator(".calendar .mark")).to_contain_text(["you: smile", "Ann: ouch"])
    ann.page.get_by_role("link", name="Ask to reconnect").click()
    expect(ann.page.locator("form[action='/dialogue/start/']")).to_be_visible()


def test_a_list_is_written_line_by_line_from_where_the_focus_is(alone: Alone) -> None:
    page = alone().page
    page.goto("/workbook/praise/")
    field = page.locator("#words-body")
    field.focus()
    for line in ("Your hands.", "Your laugh."):
        page.keyboard.type(line)
        page.keyboard.press("Enter")
        expect(page.locator(".gifts").get_by_text(line, exact=True)).to_be_visible()
        expect(field).to_be_focused()
    page.get_by_role("button", name="Your hands.").click()
    expect(page.locator(".gifts li")).to_have_count(1)
    expect(page.locator("#part-body")).to_be_focused()


def test_enter_signs_nothing(alone: Alone) -> None:
    page = alone().page
    page.goto("/workbook/pledge/")
    page.get_by_label("What I’ll try instead").fill("I will take a breath.")
    page.keyboard.press("Enter")
    page.goto("/workbook/pledge/")
    expect(page.locator(".names .signed")).to_have_text(["", ""])
