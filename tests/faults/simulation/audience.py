"""Who was told what: everybody who may, all of it, in order; nobody else, beyond the bound of a right that ended."""

from collections.abc import Iterator

from dialogue.models import Event
from tests.faults.simulation.browser import SimulatedBrowser
from tests.faults.simulation.site import Ended, SimulatedSite

BOUND = 15.0 + 6.0  # seconds: an answer about a session is good so long, and what was under way may come late


def sockets_have_seen_the_log(site: SimulatedSite) -> Iterator[str]:
    """Once time has passed without a fault: of those who may hear, whoever did not leave."""
    for number, (couple, browsers) in enumerate(zip(site.couples, site.browsers, strict=True)):
        rows = Event.objects.filter(dialogue=couple.dialogue).values_list("seq", "move_id", "taken_back")
        log = [(seq, str(move_id)) for seq, move_id, _taken_back in rows]
        taken_back = {str(move_id) for _seq, move_id, taken_back in rows if taken_back}
        for place, browser in enumerate(browsers):
            who = f"browser {place} of couple {number}"
            seen = [(seq, move_id) for seq, move_id, _html in browser.log]
            if seen != log[: len(seen)]:
                yield f"{who} has seen another log"
            for _seq, move_id, html in browser.log:
                if not html and move_id in taken_back:
                    continue  # before it was told
                if site.texts.get(move_id, "") not in html and "I will" not in html:
                    yield f"{who} was not shown the words of {move_id}"
            if ended := site.endings_of(number, place):
                if browser.open and not all(_bound_by_beat(site, one) for one in ended):
                    yield f"{who} is still there"
            elif browser.open or (browser.codes and not browser.gone):
                yield from _behind(who, browser, len(log))


def _behind(who: str, browser: SimulatedBrowser, seq: int) -> Iterator[str]:
    if not browser.open:
        yield f"{who} did not come again"
    elif (browser.last_seen, browser.turn.get("seq")) != (seq, seq):
        yield f"{who} has seen {browser.last_seen}, its turn is of {browser.turn.get('seq')}, the log has {seq}"
    elif browser.waiting:
        yield f"{who} was not answered"


def nobody_hears_without_the_right(site: SimulatedSite) -> Iterator[str]:
    for number, browsers in enumerate(site.browsers):
        for place, browser in enumerate(browsers):
            for ended in site.endings_of(number, place):
                late = [
                    sent for sent in browser.frames if sent.at > ended.at + BOUND and not _bound_by_beat(site, ended)
                ]
                if late:
                    yield f"{late[0].frame['type']} came {late[0].at - ended.at:.1f} s after {ended.kind} ended"
                alone = set(browser.posted).difference(*(one.posted for one in browsers if one is not browser))
                yield from _later_events(browser, ended, alone)


def _bound_by_beat(site: SimulatedSite, ended: Ended) -> bool:
    """That a couple ended, a socket that hears of no event learns by its own heartbeat, and here it has none."""
    return ended.kind == "couple" and not site.schedule.beats


def _later_events(browser: SimulatedBrowser, ended: Ended, alone: set[str]) -> Iterator[str]:
    """A right to the room is looked at with each event; a session is with each move. `alone` are those of no other."""
    told = [sent.frame.get("seq", 0) for sent in browser.frames if sent.frame["type"] in {"happened", "turn"}]
    if ended.kind != "session" and max(told, default=0) > ended.seq:
        yield f"event {max(told)} was told to somebody whose {ended.kind} had ended at {ended.seq}"
    made = Event.objects.filter(dialogue=browser.dialogue, seq__gt=ended.seq).exclude(seat="house")
    if ended.kind == "account":
        made = made.filter(seat=browser.seat)
    elif ended.kind == "session":
        made = made.filter(move_id__in=alone)
    if made.exists():
        yield f"a move was made after the {ended.kind} had ended"
