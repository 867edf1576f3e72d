"""The screen after the end: what was understood, both appreciations, and one next step; live and after a reload."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e import scenes
from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Pair, Site
from tests.stage import AT_THE_END

LINES = ["Bob said what makes sense", "Ann appreciated", "Bob appreciated"]


def test_both_see_the_end_and_one_next_step(room: Callable[..., Pair]) -> None:
    ann, bob = room(AT_THE_END)
    for one in (ann, bob):
        one.answers("Before you go", "Close the dialogue")
    for one in (ann, bob):
        one.sees("You’re done for today")
        expect(one.page.locator("#turn cite")).to_have_text(LINES)
        one.page.reload()
        expect(one.page.locator("#turn cite")).to_have_text(LINES)
        expect(one.page.locator("#turn a.main")).to_have_text(["Send one appreciation"])
    ann.page.locator("#turn a.main").click()
    ann.page.wait_for_url("**/dialogue/begin/daily/?eased")


def test_answers_that_a_script_may_not_save_are_posted_with_the_move(
    room: Callable[..., Pair], site: Site, complaints: Complaints
) -> None:
    ann, _bob = room(f"{AT_THE_END}\nbob ready")
    ann.sees("Before you go")
    ann.page.route("**/closing/", lambda route: route.fulfill(status=403))
    ann.page.locator(".levels label", has_text="7").nth(0).click()
    ann.page.get_by_label("Keep this dialogue").uncheck()
    ann.presses("Close the dialogue")

    ann.sees("You’re done for today")
    assert site.run(scenes.answers_at_the_end) == [7, None, False]
    complaints.expect("403")


def test_after_a_stop_the_next_step_is_a_calm_one(room: Callable[..., Pair]) -> None:
    ann, bob = room(f"{AT_THE_END}\nann stop")
    for one in (ann, bob):
        one.sees("The dialogue has ended")
        expect(one.page.locator("#turn a.main")).to_have_text(["Take time to cool down"])
        expect(one.page.locator("#turn blockquote")).to_have_count(0)
