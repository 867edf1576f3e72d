"""The look back at a change request, on its day: how it went, what was noticed, what comes next."""

from dataclasses import replace

from dialogue.protocol import opening_closing
from dialogue.protocol.library.change_request import CHOSEN, OPTIONS
from dialogue.protocol.stems import gettext_noop as _
from dialogue.protocol.terms import HOUR, Actor, Ask, Mode, Pin, Protocol, Step, Way, steps

AGREED = tuple(replace(pin, earlier=True) for pin in CHOSEN)
ASKED = tuple(replace(pin, earlier=True) for pin in OPTIONS)
WENT = Pin(("went",))

PROTOCOL = Protocol(
    slug="follow_up",
    version=1,
    first="went",
    stages=("look_back", "close"),
    rounds=1,
    modes=frozenset({Mode.LIVE, Mode.UNHURRIED}),
    about="change_request",
    minutes=8,
    order=35,
    steps=steps(
        Step(
            "went",
            Actor.SENDER,
            {"say": Way("noticed", Ask.TEXT)},
            "look_back",
            (_("How it went for me was…"),),
            pins=AGREED,
        ),
        Step(
            "noticed",
            Actor.RECEIVER,
            {
                "say": Way("outcome", Ask.TEXT),
                "lapse": Way("lapsed", by=Actor.HOUSE, seconds=48 * HOUR),
            },
            "look_back",
            (_("One thing I noticed was…"),),
            pins=(*AGREED, WENT),
            stop_to="lapsed",
            may_rest=True,
        ),
        Step(
            "outcome",
            Actor.RECEIVER,
            {"kept": Way("next"), "partly": Way("next"), "not_kept": Way("next")},
            "look_back",
            pins=(*AGREED, WENT),
        ),
        Step(
            "next",
            Actor.SENDER,
            {
                "renew": Way("settle", Ask.DAY),
                "another": Way("until", Ask.CHOICE),
                "talk": Way("settle"),
                "close": Way("settle"),
            },
            "look_back",
            pins=ASKED,
            restates=True,
            aids=("freedom",),
        ),
        Step("until", Actor.SENDER, {"set_day": Way("settle", Ask.DAY)}, "look_back", pins=(Pin(("next",)),)),
        *opening_closing.settled(),
        *opening_closing.ends(),
    ),
)
