"""Each writes alone; what is alike is shown by the yes of both, and leaves an open page when one takes it back."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.partners import Partner

Couple = Callable[..., tuple[Partner, Partner]]


def sits(one: Partner, then: str, now: str) -> None:
    """Fills in what there was, and what it is like today."""
    one.page.goto("/workbook/profile/")
    one.page.get_by_role("link", name="What they were like").click()
    one.page.get_by_label("What was hard about them? (1)").fill(then)
    one.presses("Save and continue")
    expect(one.page.get_by_role("heading", level=1)).to_have_text("Good moments")
    one.page.goto("/workbook/profile/partner/")
    one.page.get_by_label("What hurts me sometimes (1)").fill(now)
    one.page.locator("[name=hurts-0-beside]").select_option(then)
    one.presses("Save and continue")
    expect(one.page.locator("main")).to_contain_text(
        f"“{then}” was hard back then. I find something similar in my partner: “{now}”."
    )


def test_a_profile_is_written_alone_and_shown_by_the_yes_of_both(couple: Couple) -> None:
    ann, bob = couple()
    sits(ann, "away a lot", "never here")
    ann.presses("Stop here for today")
    expect(ann.page.locator("main")).to_contain_text("Everything is saved")
    sits(bob, "shouted", "loud")
    for one, other in ((ann, "loud"), (bob, "never here")):
        one.page.goto("/workbook/profile/both/")
        expect(one.page.locator("main")).not_to_contain_text(other)
        one.page.locator("[name=pair]").check()
        one.presses("Share these if we both share")
    expect(bob.page.locator("main")).to_contain_text(
        "“away a lot” was hard back then. I find something similar in my partner: “never here”."
    )
    expect(ann.page.locator("main")).to_contain_text(
        "“shouted” was hard back then. I find something similar in my partner: “loud”."
    )
    bob.presses("Stop sharing")
    expect(ann.page.locator("main")).not_to_contain_text("loud")
    expect(bob.page.locator("main")).not_to_contain_text("never here")
