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

    ann.says("Your turn to speak", SENTENCE, "Say it")
    bob.says("Your turn to mirror", "When I came home late on Tuesday you felt worried.", "Give it back")
    ann.sees("Did Bob get that?")
    ann.unfolds("Almost")
    ann.page.locator(".tap-words label", has_text="alone").click()
    ann.presses("Send the missed words")
    bob.sees("Almost. Give back what was missed")
    expect(bob.page.locator("#turn blockquote").last).to_contain_text("alone")
    bob.says("Almost. Give back what was missed", "And alone.", "Give it back")
    ann.answers("Did Bob get that?", "Yes, you got me")
    bob.answers("You got it. Ask for more", "Is there more about that?")
    ann.answers("Is there more about that?", "Yes, there is more")
    hear(ann, bob, SECOND)

    ann.unfolds("Pause")
    ann.presses("Pause here")
    bob.answers("A pause", "I’m back")
    ann.answers("A pause", "I’m back")
    ann.sees("Is there more about that?")

    ann.presses("No, that is all")
    bob.says("Gather it all up", "Late, worried, alone, and that it did not matter.", "Give back the whole")
    ann.answers("Did Bob get it all?", "Yes, that is all of it")
    bob.sees("Say why it makes sense")
    bob.page.get_by_label("Only a part makes sense to me so far").check()
    bob.says("Say why it makes sense", "The worry makes sense. Help me with the rest.", "Say what makes sense")
    ann.says("Help Bob see it", CLARIFIED, "Say it")
    bob.says("Your turn to mirror", "Silence meant that nobody was thinking of you.", "Give it back")
    ann.answers("Did Bob get that?", "Yes, you got me")
    bob.says("Say why it makes sense", "You make sense, because silence was dangerous.", "Say what makes sense")
    ann.answers("Does that feel understood?", "Yes, that feels understood")
    bob.sees("Guess what it feels like")
    bob.page.locator(".palette label", has_text="worried").click()
    bob.presses("Offer my guess")
    ann.answers("Is that it?", "Yes, that is it")
    ann.says("Say thank you", "Thank you. It weighs less now.", "Thank you for hearing me")

    bob.answers("Now it can be your turn to speak", "Yes, I’d like to speak now")
    hear(bob, ann, "I sat in the car and did not know how to call.")
    finish_round(bob, ann)
    close(bob, ann)

    for reader in (ann, bob):
        reader.page.get_by_role("link", name="Read it again").click()
        expect(reader.page.get_by_role("heading", name=re.compile("Round [12]"))).to_have_count(2)
        for words in (SENTENCE, SECOND, CLARIFIED, "And alone.", "I sat in the car"):
            expect(reader.page.locator("main")).to_contain_text(words)
    ann.page.goto("/home/")
    expect(ann.page.get_by_role("link", name="our evenings")).to_have_count(1)
    assert "Traceback" not in site.log.read_text(encoding="utf-8")
