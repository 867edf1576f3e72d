"""What somebody types into a long form is there again after Back, a reload, the end of a session, for them alone."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.cast import PASSWORD
from tests.e2e import scenes
from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Alone, Known, Pair, Site

LETTER = "/workbook/letter/"
TEXT = "Dear you,\n\nI was seven and nobody came."
BACK = "This is what you typed here before."


def holds(page: Page, text: str) -> None:
    """Waits until the letter is this, and nothing says that it came back."""
    expect(page.locator("#words")).to_have_value(text)
    expect(page.locator(".text-back")).to_have_count(0)


def keeps_nothing(page: Page) -> None:
    """Waits until the tab holds no text, only for whom it would."""
    page.wait_for_function("Object.keys(sessionStorage).join() === 'typed by'")


def signs_in(page: Page, name: str = "ann") -> None:
    page.locator("[name=login]").fill(f"{name}@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()


def comes_back(page: Page) -> None:
    expect(page.locator("#words")).to_have_value(TEXT)
    expect(page.locator(".text-back")).to_contain_text(BACK)


def test_letter_is_there_again_until_it_is_kept(site: Site, alone: Alone) -> None:
    page = alone().page
    page.goto(LETTER)
    page.locator("#words").press_sequentially("Dear")
    page.locator("#words").fill(TEXT)
    page.reload()
    comes_back(page)
    page.goto("/workbook/")
    page.go_back()
    comes_back(page)
    page.go_forward()
    page.go_back()
    comes_back(page)
    site.run(scenes.every_session_is_over)
    page.get_by_role("button", name="Save my letter").click()
    signs_in(page)
    page.wait_for_url(f"**{LETTER}")
    comes_back(page)
    page.get_by_role("button", name="Save my letter").click()
    expect(page.locator(".messages")).to_be_visible()
    page.goto(LETTER)
    holds(page, TEXT)
    keeps_nothing(page)
    page.wait_for_function("!document.cookie.includes('taken-')")


def test_old_page_after_a_sign_in_elsewhere_costs_no_text(alone: Alone, complaints: Complaints) -> None:
    page = alone().page
    page.goto(LETTER)
    page.locator("#words").fill(TEXT)
    page.context.clear_cookies()
    other = page.context.new_page()
    other.goto("/account/login/")
    signs_in(other)
    other.wait_for_url("**/home/")
    page.get_by_role("button", name="Save my letter").click()
    expect(page.get_by_label("What you wrote")).to_have_value(TEXT)
    page.get_by_label("What you wrote").fill(f"{TEXT} More.")
    page.get_by_role("button", name="Send it again").click()
    page.wait_for_url(f"**{LETTER}")
    holds(page, f"{TEXT} More.")
    complaints.expect("403 (Forbidden)")


def test_text_is_gone_with_a_sign_out_and_never_shown_to_somebody_else(site: Site, alone: Alone) -> None:
    page = alone().page
    page.goto(LETTER)
    page.locator("#words").fill(TEXT)
    site.run(scenes.every_session_is_over)
    page.reload()
    signs_in(page, "bob")
    page.wait_for_url(f"**{LETTER}")
    holds(page, "")
    keeps_nothing(page)
    page.locator("#words").fill(TEXT)
    other = page.context.new_page()  # its page holds words, and no socket that would be closed
    other.goto(LETTER)
    other.locator("#words").fill(TEXT)
    page.get_by_role("button", name="Sign out").click()
    other.wait_for_url("**/account/login/**")
    page.goto(f"/account/login/?next={LETTER}")
    signs_in(page, "bob")
    page.wait_for_url(f"**{LETTER}")
    holds(page, "")


def test_text_that_came_back_overwrites_nothing_that_another_tab_saved(alone: Alone, complaints: Complaints) -> None:
    page = alone().page
    page.goto(LETTER)
    page.locator("#words").fill(TEXT)
    other = page.context.new_page()
    other.goto(LETTER)
    other.locator("#words").fill("From the other tab.")
    other.get_by_role("button", name="Save my letter").click()
    expect(other.locator(".messages")).to_be_visible()
    page.reload()
    comes_back(page)
    page.get_by_role("button", name="Save my letter").click()
    expect(page.get_by_role("heading", name="You changed this text in another tab")).to_be_visible()
    page.get_by_role("button", name="Save both texts").click()
    expect(page.locator(".messages")).to_be_visible()
    holds(page, f"{TEXT}\n\nFrom the other tab.")
    complaints.expect("409 (Conflict)")


def test_topic_stays_when_enter_is_pressed_and_when_it_is_held_in_another_way(couple: Callable[..., Pair]) -> None:
    ann, bob = couple()
    expect(ann.page.locator(".tile")).to_have_count(3)
    bob.ask("our evenings")
    expect(ann.page.locator("#live .open-dialogue")).to_be_visible()
    expect(ann.page.locator(".tile")).to_have_count(0)
    bob.page.locator("button[value=stop]").first.click()
    expect(ann.page.locator(".tile")).to_have_count(3)
    ann.page.goto("/dialogue/begin/intentional/")
    ann.page.locator("#title").fill("Monday")
    ann.page.locator("#title").press("Enter")
    for way in ("spoken", "unhurried"):  # the first asks for no topic
        ann.page.locator(".manners summary").click()
        ann.page.locator(f".manners a[href*={way}]").click()
        ann.page.wait_for_url(f"**mode={way}")
    expect(ann.page.locator("#title")).to_have_value("Monday")


def test_note_outlives_a_502_and_can_be_copied_once_consent_is_taken_back(
    site: Site, known: Known, complaints: Complaints
) -> None:
    sessions = site.filled_by(scenes.everybody) | site.filled_by(scenes.at_work)
    page = known("Tess", sessions["Tess"]).page
    page.goto("/caseload/")
    page.get_by_role("link", name="Ann · Bob").click()
    page.wait_for_load_state()  # what is typed before the page's modules run has no copy when it is sent
    page.locator("#note").fill(TEXT)
    page.route("**/note/", lambda route: route.fulfill(status=502, body="Bad Gateway"))
    page.locator("form:has(#note) button").click()
    expect(page.locator("body")).to_have_text("Bad Gateway")
    page.go_back()
    expect(page.locator("#note")).to_have_value(TEXT)
    site.run(scenes.bob_shares_no_more)
    page.evaluate("window.dispatchEvent(new Event('online'))")  # the socket asks anew
    expect(page.get_by_role("heading", name="Your unsaved text")).to_be_visible()
    expect(page.locator("main textarea")).to_have_value(TEXT)
    expect(page.locator("main")).not_to_contain_text("Ann · Bob")
    complaints.expect("502 (Bad Gateway)", "404 (Not Found)")  # and of the page that is not there any more


def test_each_sentence_to_practise_on_has_a_text_of_its_own(alone: Alone) -> None:
    page = alone().page
    page.goto("/workbook/practice/?n=1")
    page.locator("#mirror").fill("You were glad.")
    page.goto("/workbook/practice/?n=2")
    expect(page.locator("#mirror")).to_have_value("")
    expect(page.locator(".text-back")).to_have_count(0)
    page.goto("/workbook/practice/?n=1")
    expect(page.locator("#mirror")).to_have_value("You were glad.")


def test_what_is_typed_before_the_script_is_there_takes_the_place_of_nothing(alone: Alone) -> None:
    page = alone().page
    page.goto(LETTER)
    page.locator("#words").fill(TEXT)
    held: list[Route] = []
    page.route("**/form_copy*", lambda route: held.append(route))  # noqa: PLW0108  Playwright asks a function for its name
    page.reload(wait_until="commit")
    page.locator("#words").fill("Typed early.")
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    expect(page.locator("#words")).to_have_value(f"{TEXT}\n\nTyped early.")


def test_pasted_letter_is_not_cut_and_says_how_much_is_too_much(alone: Alone, complaints: Complaints) -> None:
    page = alone().page
    page.goto(LETTER)
    expect(page.locator("#words")).to_have_attribute("data-most", "4000")
    page.locator("#words").focus()
    page.keyboard.insert_text("x" * 4389)
    expect(page.locator(".text-length")).to_contain_text("389 characters too many.")
    page.get_by_role("button", name="Save my letter").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#words")).to_have_value("x" * 4389)
    complaints.expect("400 (Bad Request)")


def test_discarded_text_does_not_come_back(alone: Alone) -> None:
    page = alone().page
    page.goto(LETTER)
    page.locator("#words").fill(TEXT)
    page.reload()
    comes_back(page)
    page.get_by_role("button", name="Discard this text").click()
    expect(page.locator("#words")).to_have_value("")
    page.reload()
    holds(page, "")


def test_without_a_script_text_comes_back_to_be_sent_again(site: Site, alone: Alone, complaints: Complaints) -> None:
    page = alone(java_script_enabled=False).page
    page.goto(LETTER)
    page.locator("#words").fill(TEXT)
    site.run(scenes.every_session_is_over)
    page.get_by_role("button", name="Save my letter").click()
    expect(page.get_by_label("What you wrote")).to_have_value(TEXT)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in in a new tab").click()
    signs_in(opened.value)
    opened.value.wait_for_url(f"**{LETTER}")
    page.get_by_role("button", name="Send it again").click()  # with the token of before the sign-in
    page.get_by_role("button", name="Send it again").click()
    page.wait_for_url(f"**{LETTER}")
    expect(page.locator("#words")).to_have_value(TEXT)
    complaints.expect("403 (Forbidden)")
