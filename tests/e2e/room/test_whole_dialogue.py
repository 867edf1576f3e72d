"""Two people sign up, pair, hold a dialogue of two rounds in two browsers, and read it again."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import NewPage, Site
from tests.e2e.partners import Partner, arrive, close, finish_round, hear

SENTENCE = "When you came home late on Tuesday I felt worried and alone."
SECOND = "I made up that the evening did not matter to you."
CLARIFIED = "At home, silence meant that nobody was thinking of you."


def test_two_people_hold_a_whole_dialogue(site: Site, person: NewPage) -> None:  # noqa: PLR0915  one dialogue
    ann, bob = Partner(person(), "Ann"), Partner(person(), "Bob")
    ann.sign_up()
    bob.sign_up()
    bob.join(ann.invite())
    ann.page.goto("/home/")
    ann.ask("our evenings")
    expect(bob.page.locator("#live")).to_contain_text("Ann would like to talk")  # live, without a reload
    bob.go_in()
    arrive(ann, bob)

    ann.says("Your turn: say what’s on your mind", SENTENCE, "Send to Bob")
    bob.says("Your turn: mirror what Ann said", "When I came home late on Tuesday you felt worried.", "Send to Ann")
    ann.sees("Your turn: did Bob get that?")
    ann.unfolds("Almost")
    ann.page.locator(".tap-words label", has_text="alone").click()
    ann.presses("Send the missed words")
    bob.sees("Almost. Your turn: mirror what was missed")
    expect(bob.page.locator("#turn blockquote").last).to_contain_text("alone")
    bob.says("Almost. Your turn: mirror what was missed", "And alone.", "Send to Ann")
    ann.answers("Your turn: did Bob get that?", "Yes, you got me")
    bob.answers("Ann says you got it. Ask if there’s more", "Ask if there’s more about that")
    ann.answers("Your turn: is there more about that?", "Yes, there’s more")
    hear(ann, bob, SECOND)

    ann.unfolds("Pause")
    ann.presses("Pause for both of you")
    bob.answers("A pause", "I’m back")
    ann.answers("A pause", "I’m back")
    ann.sees("Your turn: is there more about that?")

    ann.presses("No, that’s all")
    bob.says("Your turn: sum up what you heard", "Late, worried, alone, and that it did not matter.", "Send my summary")
    ann.answers("Your turn: did Bob get all of it?", "Yes, that’s all of it")
    bob.sees("Your turn: validate what Ann said")
    bob.page.get_by_label("Only a part makes sense to me so far").check()
    bob.says(
        "Your turn: validate what Ann said", "The worry makes sense. Help me with the rest.", "Send what makes sense"
    )
    ann.says("Your turn: help Bob see it", CLARIFIED, "Send to Bob")
    bob.says("Your turn: mirror what Ann said", "Silence meant that nobody was thinking of you.", "Send to Ann")
    ann.answers("Your turn: did Bob get that?", "Yes, you got me")
    bob.says(
        "Your turn: validate what Ann said", "You make sense, because silence was dangerous.", "Send what makes sense"
    )
    ann.answers("Your turn: do you feel understood?", "Yes, I feel understood")
    bob.sees("Your turn: guess what Ann feels")
    bob.page.locator(".palette label", has_text="worried").click()
    bob.presses("Send my guess")
    ann.answers("Your turn: is that how you feel?", "Yes, that’s it")
    ann.says("Your turn: thank Bob for listening", "Thank you. It weighs less now.", "Send my thanks")

    bob.answers("Your turn: do you want to speak now?", "Yes, I’d like to speak now")
    hear(bob, ann, "I sat in the car and did not know how to call.")
    finish_round(bob, ann)
    close(bob, ann)

    for reader in (ann, bob):
        reader.page.get_by_role("link", name="Read the dialogue again").click()
        expect(reader.page.get_by_role("heading", name=re.compile("Round [12]"))).to_have_count(2)
        for words in (SENTENCE, SECOND, CLARIFIED, "And alone.", "I sat in the car"):
            expect(reader.page.locator("main")).to_contain_text(words)
    ann.page.goto("/home/")
    expect(ann.page.get_by_role("link", name="our evenings")).to_have_count(1)
    assert "Traceback" not in site.log.read_text(encoding="utf-8")
