"""What the steps of a schedule do, by their kind."""

import random
from collections.abc import Callable
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.auth.sessions import key_hash
from accounts.models import Couple, User
from dialogue.models import LiveSeat
from tests.faults.simulation import moves
from tests.faults.simulation.schedule import Step
from tests.faults.simulation.site import SimulatedSite
from tests.faults.simulation.statement_faults import ERRORS

Action = Callable[[SimulatedSite, Step, random.Random], object]


def private(kind: str, **more: object) -> Action:
    """A message for its own person alone, with a word that nobody else may read."""

    def act(site: SimulatedSite, step: Step, chance: random.Random) -> None:
        browser = site.browsers[step.couple][step.browser]
        if browser.turn:
            mark = site.mark(kind)
            site.private[mark] = owner = (browser.dialogue, browser.seat)
            site.private_at[owner] = site.loop.now
            browser.private(kind, mark, **more)

    return act


def level(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    kind, browser = chance.choice(("body_check", "felt_heard")), site.browsers[step.couple][step.browser]
    site.private_at[browser.dialogue, browser.seat] = site.loop.now
    browser.send({"type": kind, "level": chance.randrange(12)})


def since(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    browser = site.browsers[step.couple][step.browser]
    browser.send({"type": "since", "told": chance.randrange(browser.last_seen + 1)})


def come(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    browser = site.browsers[step.couple][step.browser]
    browser.come(chance.randrange(browser.last_seen + 1) if chance.random() < 0.6 else None)


def later(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    site.loop.jumped += timedelta(minutes=chance.choice((2, 40, 700, 3000)))


def error(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    site.faults.error_in, site.faults.error = chance.randint(1, 12), chance.choice(ERRORS)


def commit(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    site.faults.commit_in, site.faults.keeps = chance.randint(1, 2), chance.random() < 0.6
    site.faults.error = ERRORS[1] if site.faults.keeps else chance.choice(ERRORS)


def mute(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    site.layer.mute = True
    site.loop.call_later(5, setattr, site.layer, "mute", False)


def guest(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    """A therapist comes to the dialogue, or leaves it, and nobody is notified."""
    dialogue = site.couples[step.couple].dialogue
    seats = LiveSeat.objects.filter(dialogue=dialogue, ended_at=None)
    if not seats.update(ended_at=timezone.now()) and not moves.row_of(site, step).over:
        LiveSeat.objects.create(dialogue_id=dialogue, therapist=site.image.therapist, agreed="ab")
    site.guests_at[dialogue] = site.loop.now


def session(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    key = key_hash(site.couples[step.couple].sessions[step.browser])
    Session.objects.filter(pk=key).delete()
    site.end("session", step.couple, step.browser)


def account(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    User.objects.filter(pk=site.person(step.couple, step.browser).pk).update(is_active=False)
    site.end("account", step.couple, step.browser)


def couple(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    person = site.person(step.couple, step.browser)
    Couple.objects.filter(partners__user=person).update(ended_at=timezone.now())
    site.end("couple", step.couple, step.browser)


def between(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    """Another process moves before one of the next statements."""
    site.faults.between_in = chance.randint(1, 12)
    site.faults.between = lambda: moves.elsewhere(site, step, chance)


ACTIONS: dict[str, Action] = {
    "move": moves.move,
    "again": moves.again,
    "stale": moves.stale,
    "illegal": moves.illegal,
    "elsewhere": moves.elsewhere,
    "between": between,
    "draft": private("draft"),
    "shelf": private("shelf"),
    "hint": private("hint", feelings=[]),
    "level": level,
    "typing": lambda site, step, chance: site.browsers[step.couple][step.browser].send({"type": "typing"}),
    "here": lambda site, step, chance: site.browsers[step.couple][step.browser].send({"type": "here"}),
    "since": since,
    "close": lambda site, step, chance: site.browsers[step.couple][step.browser].leave(),
    "come": come,
    "kill": lambda site, step, chance: site.browsers[step.couple][step.browser].lose(),
    "wait": lambda site, step, chance: None,
    "later": later,
    "error": error,
    "commit": commit,
    "mute": mute,
    "forget": lambda site, step, chance: site.layer.forget(),
    "nest": moves.nest,
    "guest": guest,
    "session": session,
    "account": account,
    "couple": couple,
}
