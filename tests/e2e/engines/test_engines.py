"""What each engine must do as Chromium does: a whole dialogue, a cut line, typed text, the quick exit, and print."""

from tests.difficult_texts import HEBREW, LONG_LINK
from tests.e2e import scenes
from tests.e2e.conftest import Site
from tests.e2e.engines.paper import AS_ON_PAPER, WIDTH, pages_of, words_of
from tests.e2e.engines.person import BOX, Person, waited
from tests.e2e.engines.window import SHIFT
from tests.e2e.line import Line
from tests.e2e.partners import arrive, close, finish_round, hear
from tests.stage import TO_FIRST_SEND, WHOLE

OFFLINE = "You’re offline. Your text is safe here, and what you’ve sent goes out when the connection is back."
FIRST = "When you came home late on Tuesday I felt worried and alone."
MORE = ", I was worried. I made tea, and made it again, and did not know whether something had happened to you."
SECOND = "I sat in the car and did not know how to call."
IS_AS_WIDE = "() => document.documentElement.scrollWidth <= innerWidth"
HAS_TEXT = "(text) => document.querySelector('#words')?.value === text"
IS_IN_SIGHT = "(box) => document.querySelector(box).scrollHeight <= document.querySelector(box).clientHeight"
SERVER_HAS_IT = "() => !Object.keys(sessionStorage).some((key) => key.startsWith('typed room'))"
DIRECTION = "(selector) => getComputedStyle([...document.querySelectorAll(selector)].at(-1)).direction"
BEGINS_AT_THE_RIGHT = """(selector) => {
  const last = [...document.querySelectorAll(selector)].at(-1);
  const letters = document.createTreeWalker(last, NodeFilter.SHOW_TEXT).nextNode();
  const at = (place) => {
    const range = document.createRange();
    range.setStart(letters, place);
    range.setEnd(letters, place + 1);
    return range.getBoundingClientRect();
  };
  const middle = last.getBoundingClientRect().left + last.offsetWidth / 2;
  return at(0).left > at(1).left && at(0).left > middle;
}"""
NO_USE_ON_PAPER = "button, select, summary, .head, .foot, .no-print"
# What holds words, and whose lines an engine may cut in two at the end of a page. A pair stays side by side.
CANNOT_BREAK = """() => [...document.querySelectorAll("body, body *")]
  .filter((one) => one.querySelector(".round p") && !one.matches(".pair, .given-back"))
  .filter((one) => /flex|grid/.test(getComputedStyle(one).display))
  .map((one) => one.outerHTML.slice(0, 60))"""
IS_SEEN = "(one) => one.checkVisibility()"


def test_two_people_hold_a_whole_dialogue(ann: Person, bob: Person) -> None:
    bob.goes_to("/home/")
    ann.goes_to("/dialogue/begin/intentional/")
    ann.clicks("() => document.querySelector('#title')")
    ann.window.type("our evenings")
    ann.presses("Ask Bob")
    bob.presses("More ways to answer")  # live, without a reload
    bob.is_live()
    arrive(ann, bob)
    ann.sees("Your turn: say what’s on your mind")
    for one, other, sentence in ((ann, bob, FIRST), (bob, ann, SECOND)):
        hear(one, other, sentence)
        finish_round(one, other)
        if one is ann:
            bob.answers("Your turn: do you want to speak now?", "Yes, I’d like to speak now")
    close(bob, ann)

    for reader in (ann, bob):
        reader.presses("Read the dialogue again")
        reader.finds("main h1", "our evenings")
        reader.until("() => document.querySelectorAll('.round').length === 2")
        for words in (FIRST, SECOND):
            reader.until("(words) => document.querySelector('main').innerText.includes(words)", words)


def test_line_that_was_cut_comes_back_with_all_that_was_said(site: Site, ann: Person, bob: Person, line: Line) -> None:
    room = site.filled_by(scenes.in_a_dialogue, TO_FIRST_SEND)
    for one in (ann, bob):
        one.enters(room)
    ann.writes("When you came home")
    ann.finds("#saving", "Saved")
    line.cut()
    ann.finds("#saving", OFFLINE)
    ann.finds("#presence", "You’re offline")
    bob.presses("Ouch")
    bob.reads("Bob: ouch")
    ann.window.type(" late")
    ann.presses("Send to Bob")
    line.heal()

    ann.sees("Bob is mirroring you")
    bob.sees("Your turn: mirror what Ann said")
    ann.reads("Bob: ouch")
    ann.finds("#saving", "")
    ann.finds("#presence", "Bob is here")
    assert ann.lines() == bob.lines() == ["When you came home late"]


def test_what_is_typed_is_there_after_a_reload_and_after_back(site: Site, ann: Person) -> None:
    room = site.filled_by(scenes.in_a_dialogue, TO_FIRST_SEND)
    ann.enters(room)
    ann.writes("When you came home late")
    ann.window.reload()  # without a rest: the server may not have it yet
    ann.holds("When you came home late")
    ann.is_live()
    ann.clicks(f"() => document.querySelector('{BOX}')")
    ann.window.type(MORE)
    ann.holds(whole := f"When you came home late{MORE}")
    ann.until(IS_IN_SIGHT, BOX)
    ann.goes_to("/home/")
    ann.window.back()
    ann.holds(whole)
    ann.until(SERVER_HAS_IT)
    ann.window.run("() => sessionStorage.clear()")
    ann.window.reload()
    ann.holds(whole)
    ann.until(IS_IN_SIGHT, BOX)


def test_letter_is_there_after_back_and_forward_and_a_reload(site: Site, ann: Person) -> None:
    for page in ("/home/", "/workbook/letter/"):
        ann.goes_to(page)
    ann.clicks("() => document.querySelector('#words')")
    ann.window.type(MORE)
    ann.window.back()
    ann.until("() => location.pathname === '/home/'")
    ann.window.run("() => history.forward()")
    ann.until(HAS_TEXT, MORE)
    ann.window.reload()
    ann.until(HAS_TEXT, MORE)
    ann.presses("Save my letter")
    ann.until("() => !Object.keys(sessionStorage).some((key) => key.includes('/letter/'))")
    ann.until(HAS_TEXT, MORE)
    ann.window.reload()
    ann.until(HAS_TEXT, MORE)


def leaves(person: Person, away: str) -> None:
    """Presses again where the window had lost the focus meanwhile, or a busy machine took longer than two seconds."""
    for _again in range(3):
        person.window.type(SHIFT * 3)
        if waited(lambda: person.window.run("(away) => location.href === away", away)):
            return
    raise AssertionError(person.window.run("() => location.href"))


def test_shift_three_times_leaves_and_back_shows_nothing(site: Site, ann: Person, away: str) -> None:
    for page in ("/home/", "/partner/"):
        ann.goes_to(page)
    ann.until("() => document.body.innerText.includes('Bob')")
    ann.window.run("() => sessionStorage.setItem('typed', 'mine')")
    leaves(ann, away)
    ann.window.back()
    ann.until("() => location.pathname === '/account/login/'")
    ann.until("() => document.querySelector('main form')")
    assert ann.window.run("() => document.body.innerText.includes('Bob')") is False
    assert ann.window.run("() => sessionStorage.length + localStorage.length") == 0


def test_long_word_widens_neither_room_nor_transcript(site: Site, ann: Person, bob: Person) -> None:
    room = site.filled_by(scenes.in_a_dialogue, TO_FIRST_SEND)
    ann.enters(room)
    ann.says("Your turn: say what’s on your mind", LONG_LINK, "Send to Bob")
    ann.sees("Bob is mirroring you")
    bob.enters(room)
    bob.says("Your turn: mirror what Ann said", LONG_LINK, "Send to Ann")
    ann.sees("Your turn: did Bob get that?")
    ann.presses("Almost")  # its words to tap
    for page in (room, f"{room}transcript/"):
        for one in (ann, bob):
            one.goes_to(page)
            for width in (320, 360):
                one.window.resize(width, 740)
                one.until("(width) => innerWidth === width", width)
                one.until(IS_AS_WIDE)


def test_hebrew_stands_right_to_left_where_it_is_typed_and_shown(site: Site, ann: Person, bob: Person) -> None:
    room = site.filled_by(scenes.in_a_dialogue, TO_FIRST_SEND)
    ann.enters(room)
    ann.writes(HEBREW)
    assert ann.window.run(DIRECTION, BOX) == "rtl"
    ann.presses("Send to Bob")
    ann.sees("Bob is mirroring you")
    bob.enters(room)
    for one, selector in ((ann, "#transcript > li p"), (bob, "#transcript > li p"), (bob, ".pinned p")):
        one.finds_last(selector, HEBREW)
        assert one.window.run(DIRECTION, selector) == "rtl", selector
        assert one.window.run(BEGINS_AT_THE_RIGHT, selector) is True, selector
    bob.goes_to(f"{room}transcript/")
    assert bob.window.run(BEGINS_AT_THE_RIGHT, ".round p") is True


def test_transcript_is_printed_with_all_its_words_and_nothing_to_press(site: Site, ann: Person) -> None:
    room = site.filled_by(scenes.in_a_dialogue, WHOLE)
    ann.goes_to(f"{room}transcript/")
    said = ann.window.run("() => [...document.querySelectorAll('.round p')].map((one) => one.innerText)")
    assert len(said) > 20
    if pdf := ann.window.paper():
        printed = words_of(pdf)
        assert pages_of(pdf) > 1
        assert [words for words in said if words.isascii() and words.replace(" ", "") not in printed] == []
        assert [label for label in ("Leave", "Home", "Whathappens") if label in printed] == []
    ann.window.resize(WIDTH, 1000)
    ann.window.run(AS_ON_PAPER)
    assert ann.window.run(f"() => [...document.querySelectorAll({NO_USE_ON_PAPER!r})].filter({IS_SEEN}).length") == 0
    assert ann.window.run(f"() => [...document.querySelectorAll('.round p')].filter({IS_SEEN}).length") == len(said)
    assert ann.window.run(CANNOT_BREAK) == []
    ann.until(IS_AS_WIDE)
