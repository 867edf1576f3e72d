"""Every page built here, in both themes, on a phone and on a desk: no violation of axe's rules, nothing cut off."""

import pytest
from playwright.sync_api import expect

from tests.dialogue.workbook.sample_rows import workbook_of_both
from tests.e2e import practice, scenes
from tests.e2e.accessibility import STILL, Couple, check
from tests.e2e.conftest import Alone, Known, NewPage, Site
from tests.e2e.partners import Partner, close, hear

SIGNED_OUT = ["/", "/help/", "/try/", "/account/login/", "/account/signup/", "/account/password/reset/"]
SIGNED_IN = [
    "/home/",
    "/you/",
    "/you/code/",
    "/you/mails/",
    "/workbook/practice/",
    "/you/first/",
    "/sharing/",
    "/dialogue/begin/",
    "/dialogue/begin/intentional/?mode=spoken",
    "/dialogue/begin/containment/",
    "/workbook/check-ins/",
    "/past/",
    "/workbook/check-ins/csi16/",
    "/workbook/pledge/",
    "/workbook/kind-days/",
    "/privacy/",
    "/therapist/",
    "/partner/",
    "/partner/leave/",
    "/account/logout/",
    "/account/email/",
    "/account/password/change/",
    "/account/2fa/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/sessions/",
    "/you/erase/",
    "/you/export/",
    "/workbook/",
    "/workbook/caring/",
    "/workbook/surprises/",
    "/workbook/fun/",
    "/workbook/praise/",
    "/workbook/profile/",
    "/workbook/profile/traits/",
    "/workbook/profile/partner/",
    "/workbook/profile/overlap/",
    "/workbook/profile/sentences/",
    "/workbook/profile/rest/",
    "/workbook/profile/both/",
]


@pytest.mark.parametrize(
    ("spoil", "wrong"),
    [
        ("words.style.color = 'light-dark(#000, #333)'", "color-contrast"),
        ("words.style.color = 'light-dark(#bbb, #fff)'", "color-contrast"),
        ("words.style.width = '500px'", "too wide"),
        ("words.innerHTML = '<img src=/static/img/icon.svg>'", "image-alt"),
    ],
)
def test_what_is_wrong_in_one_look_alone_is_found(site: Site, person: NewPage, spoil: str, wrong: str) -> None:
    page = person(**STILL)
    page.goto("/help/")
    page.evaluate(f"() => {{ const words = document.querySelector('main p'); {spoil}; }}")
    with pytest.raises(AssertionError, match=wrong):
        check(page)


def test_pages_for_visitors(site: Site, person: NewPage) -> None:
    page = person(**STILL)
    for path in SIGNED_OUT:
        page.goto(path)
        check(page)


def test_pages_of_people(site: Site, alone: Alone) -> None:
    ann = alone(**STILL)
    site.filled_by(workbook_of_both)
    ann.proves_it_is_them()
    for path in SIGNED_IN:
        ann.page.goto(path)
        check(ann.page)


def test_the_private_questions(alone: Alone) -> None:
    ann = alone(**STILL)
    ann.page.goto("/you/first/")
    for _page in range(5):
        ann.presses("Yes")
        check(ann.page)
    expect(ann.page.locator("main")).to_contain_text("Thank you for answering")


def test_pages_of_therapists(site: Site, known: Known) -> None:
    sessions = site.filled_by(scenes.everybody) | site.filled_by(scenes.at_work)
    tess = known("Tess", sessions["Tess"], **STILL)
    tess.page.goto("/caseload/")
    check(tess.page)
    tess.page.get_by_role("link", name="Ann · Bob").click()
    check(tess.page)
    tess.page.get_by_role("link", name="Check-ins over time").click()
    expect(tess.page.locator("#words")).to_contain_text("Each month")
    check(tess.page)
    tess.page.get_by_role("link", name="Ann · Bob").click()
    tess.page.get_by_role("link", name="our evenings").click()
    tess.page.wait_for_url("**/review/**")
    check(tess.page)
    tess.page.locator(".turn .write:visible").first.click()
    check(tess.page)
    tess.page.get_by_role("link", name="Ann · Bob").click()
    tess.page.get_by_label("Search the words they share").fill("worried")
    tess.presses("Search the words")
    check(tess.page)
    tess.page.goto("/caseload/")
    tess.page.get_by_role("link", name="Everything you wrote").click()
    expect(tess.page.locator("main")).to_contain_text("Ask about the car.")
    check(tess.page)
    tess.page.goto("/caseload/")
    tess.page.get_by_role("link", name="Ann · Bob").click()
    tess.page.get_by_role("link", name="Go into the room").click()
    expect(tess.page.locator("#sitting")).to_contain_text("You’re sitting in")
    check(tess.page)


def test_an_invitation_to_care(site: Site, alone: Alone, person: NewPage) -> None:
    ann = alone(**STILL)
    site.run(practice.let_tess_work)
    tess = Partner(person(**STILL), "Tess")
    tess.sign_in(to="**/account/2fa/")
    check(tess.page)
    tess.adds_a_second_step()
    check(tess.page)
    tess.page.goto("/therapist/")
    check(tess.page)
    tess.presses("Create a link for a couple")
    check(tess.page)
    ann.page.goto(tess.page.locator("input[readonly]").input_value())
    check(ann.page)
    ann.presses("Share with Tess")
    check(ann.page)


def test_an_invitation(site: Site, person: NewPage) -> None:
    eve, visitor = Partner(person(**STILL), "Eve"), person(**STILL)
    eve.sign_up()
    link = eve.invite()
    check(eve.page)
    visitor.goto(link)
    check(visitor)


def test_every_turn_of_a_dialogue(couple: Couple) -> None:  # noqa: PLR0915  one dialogue
    ann, bob = couple(**STILL)
    ann.ask("our evenings")
    bob.page.goto("/home/")
    check(bob.page)
    bob.go_in()

    def both() -> None:
        check(ann.page)
        check(bob.page)

    both()
    bob.unfolds("Not now, but later")
    check(bob.page)
    bob.presses("Yes, I’m ready")
    ann.sees("Arrive first, each of you")
    both()
    for person in (ann, bob):
        person.answers("Arrive first, each of you", "I’ve arrived")
    ann.sees("Before you start")
    both()
    for person in (ann, bob):
        person.answers("Before you start", "I’m ready to start")
    ann.sees("Your turn: say what’s on your mind")
    ann.unfolds("Pause")
    bob.unfolds("More")
    both()
    ann.says("Your turn: say what’s on your mind", "I felt worried and alone.", "Send to Bob")
    bob.sees("Your turn: mirror what Ann said")
    both()
    bob.says("Your turn: mirror what Ann said", "You felt worried.", "Send to Ann")
    ann.sees("Your turn: did Bob get that?")
    ann.unfolds("Almost")
    both()
    ann.presses("Not yet, I’ll say it again")
    ann.says("Your turn: say it again, shorter", "I felt alone.", "Send to Bob")
    bob.says("Your turn: mirror what Ann said", "You felt alone.", "Send to Ann")
    ann.answers("Your turn: did Bob get that?", "Yes, you got me")
    bob.answers("Ann says you got it. Ask if there’s more", "Ask if there’s more about that")
    ann.sees("Your turn: is there more about that?")
    both()
    ann.presses("Yes, there’s more")
    hear(ann, bob, "I did not sleep.")
    ann.presses("No, that’s all")
    bob.says("Your turn: sum up what you heard", "You felt alone and did not sleep.", "Send my summary")
    ann.answers("Your turn: did Bob get all of it?", "Yes, that’s all of it")
    bob.sees("Your turn: validate what Ann said")
    both()
    bob.says("Your turn: validate what Ann said", "You make sense.", "Send what makes sense")
    ann.answers("Your turn: do you feel understood?", "Yes, I feel understood")
    bob.sees("Your turn: guess what Ann feels")
    both()
    bob.page.locator(".palette label", has_text="lonely").click()
    check(bob.page)
    bob.presses("Send my guess")
    ann.sees("Your turn: is that how you feel?")
    ann.unfolds("There’s more to it, or it’s different")
    check(ann.page)
    ann.presses("Yes, that’s it")
    ann.says("Your turn: thank Bob for listening", "Thank you.", "Send my thanks")
    bob.sees("Your turn: do you want to speak now?")
    both()
    bob.presses("Close the dialogue for both of us")
    ann.sees("Your turn: close with an appreciation")
    close(ann, bob)
    both()
    ann.page.get_by_role("link", name="Read the dialogue again").click()
    check(ann.page)
    ann.page.goto("/home/")
    check(ann.page)
