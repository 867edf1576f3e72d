"""A therapist is approved, let in, reads, answers, and is shut out; an account is closed. Four browsers."""

import re

from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.e2e.complaints import Complaints
from tests.e2e.conftest import NewPage, Site
from tests.e2e.pace import within
from tests.e2e.partners import Partner, arrive, finish_round, hear

SENTENCE = "When you came home late on Tuesday I felt worried and alone."
MIRROR = f"You said: {SENTENCE}"
ANSWER = "I sat in the car and did not know how to call."
SHOWS_NO = "(words) => !document.querySelector('#words').innerText.includes(words)"
AT_ONCE = 1.0  # seconds: a socket is told; by itself it would look again after 15


def becomes_the_first_admin(site: Site, page: Page) -> None:
    link = re.search(r"/account/\S+", site.manage("first_admin", "ada@example.org", "--name", "Ada"))
    assert link
    page.goto(link[0])
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    if "/home/" not in page.url:
        Partner(page, "Ada").sign_in()


def shares(person: Partner, *, words: bool) -> None:
    """Answers on the page of the dialogue."""
    person.page.get_by_label("Share my words with Tess").set_checked(words)
    with person.page.expect_navigation():
        person.presses("Save my choices")


def test_a_therapist_is_let_in_and_shut_out(  # noqa: PLR0915  one story
    site: Site, person: NewPage, complaints: Complaints
) -> None:
    ann, bob, tess, ada = (Partner(person(), name) for name in ("Ann", "Bob", "Tess", "Ada"))
    for one in (ann, bob, tess):
        one.sign_up()
    bob.join(ann.invite())

    # Tess asks to work here; Ada looks at her licence and approves.
    tess.page.goto("/therapist/")
    for name, value in {"licence": "PT 1203", "issued_by": "Board of Psychology", "country": "Utah"}.items():
        tess.page.locator(f"[name={name}]").fill(value)
    tess.page.locator("main form button").first.click()
    expect(tess.page.locator("main")).to_contain_text("You asked for a therapist account")
    becomes_the_first_admin(site, ada.page)
    ada.page.goto("/admin/")
    ada.page.wait_for_url("**/account/2fa/")  # no admin page without a second step
    ada.adds_a_second_step()
    ada.page.goto("/admin/accounts/therapistprofile/")
    ada.page.locator("[name=_selected_action]").check()
    ada.page.locator("[name=action]").select_option("approve")
    ada.page.get_by_role("button", name="Go").click()
    ada.page.get_by_role("button", name="Approve").click()  # the page names whom it is about, and asks once more
    expect(ada.page.locator(".messagelist")).to_contain_text("Done: 1.")

    # Both partners say yes, each for themselves.
    tess.adds_a_second_step()
    tess.page.goto("/home/")
    tess.page.wait_for_url("**/caseload/")
    tess.presses("Create a link for a couple")
    link = tess.page.locator("input[readonly]").input_value()
    ann.page.goto(link)
    ann.presses("Share with Tess")
    bob.page.goto("/partner/")
    bob.presses("Share with Tess")

    # A dialogue of one round, closed; each shares, at closing and after it.
    ann.page.goto("/home/")
    ann.ask("our evenings")
    bob.page.goto("/home/")
    bob.go_in()
    arrive(ann, bob)
    hear(ann, bob, SENTENCE)
    finish_round(ann, bob)
    bob.presses("Yes, I’d like to speak now")
    hear(bob, ann, ANSWER)
    finish_round(bob, ann)
    close_and_share(bob, ann)
    bob.page.goto("/home/")
    bob.page.locator(".dated a").first.click()
    shares(bob, words=True)

    # Tess reads it, comments, and proposes what comes next.
    tess.page.goto("/caseload/")
    tess.page.get_by_role("link", name="Ann · Bob").click()
    tess.page.get_by_role("link", name="our evenings").click()
    expect(tess.page.locator("#words")).to_contain_text(SENTENCE)
    expect(tess.page.locator("#words")).to_contain_text(ANSWER)
    tess.page.get_by_label("A comment that Ann and Bob both read").fill("You stayed when it was hard.")
    tess.presses("Share with both partners")
    tess.page.goto(tess.page.url.partition("?")[0].partition("#")[0])
    review = tess.page.url
    tess.page.get_by_role("link", name="Ann · Bob").click()
    tess.page.get_by_label("A few words to both partners").fill("Next time, something small.")
    tess.presses("Propose this dialogue")
    ann.page.goto("/home/")
    expect(ann.page.locator("#live")).to_contain_text("Next time, something small.")
    ann.page.locator(".dated a").first.click()
    expect(ann.page.locator("main")).to_contain_text("You stayed when it was hard.")
    bob.page.goto("/sharing/")
    expect(bob.page.locator("main")).to_contain_text("Tess: read, “our evenings”")

    # Ann takes her words back while Tess has them on her screen, a note half written.
    tess.page.goto(review)
    note = tess.page.get_by_label("A note, private to you")
    note.fill("half a thought")
    for words in (SENTENCE, MIRROR):
        expect(tess.page.locator("#words")).to_contain_text(words)
    shares(ann, words=False)
    with within(AT_ONCE, tess.page):
        tess.page.wait_for_function(SHOWS_NO, arg="worried and alone")
    expect(tess.page.locator("#words")).to_contain_text(ANSWER)
    expect(note).to_have_value("half a thought")

    # Bob takes his consent back: nothing is left, on this page and on any other.
    bob.page.goto("/partner/")
    bob.presses("Stop sharing with Tess")
    with within(AT_ONCE, tess.page):
        tess.page.wait_for_function(SHOWS_NO, arg=ANSWER)
    expect(tess.page.locator("#words")).to_have_text("This isn’t shared with you anymore.")
    assert tess.page.request.get(review).status == 404
    complaints.take("404 (Not Found)", tess.page)  # her page looked again, once, and found nothing there

    # Ada closes Bob's account: his socket closes, and his page asks to sign in.
    with bob.page.expect_websocket() as opened:
        bob.page.goto("/home/")
    opened.value.wait_for_event("framereceived")
    ada.page.goto("/admin/accounts/user/?q=bob")
    ada.page.locator("[name=_selected_action]").check()
    ada.page.locator("[name=action]").select_option("deactivate")
    ada.page.get_by_role("button", name="Go").click()
    ada.page.get_by_role("button", name="Deactivate").click()  # the page names whom it is about, and asks once more
    with within(AT_ONCE, tess.page):
        bob.page.wait_for_url("**/account/login/**", wait_until="commit")
    assert opened.value.is_closed()


def close_and_share(sender: Partner, receiver: Partner) -> None:
    """The end of a dialogue, in which the receiver says at closing that their words may be read."""
    sender.says("Your turn: close with an appreciation", "That you stayed.", "Send my appreciation")
    receiver.says("Your turn: take it in, and mirror it", "That I stayed.", f"Send to {sender.name}")
    receiver.says("Your turn: close with an appreciation", "That you told me.", "Send my appreciation")
    sender.says("Your turn: take it in, and mirror it", "That I told you.", f"Send to {receiver.name}")
    receiver.sees("Before you go")
    receiver.page.get_by_label("Share my words with Tess").check()
    for one in (sender, receiver):
        one.answers("Before you go", "Close the dialogue")
    for one in (sender, receiver):
        one.sees("You’re done for today")
