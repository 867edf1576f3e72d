"""The protocols and the coach run without Django, a clock or chance."""

import subprocess
import sys

WALK = """
import sys
from dialogue.coach.hints import hints_for
from dialogue.coach.terms import CoachedText
from dialogue.protocol import engine, links, diagram
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Seat
for protocol in PROTOCOLS.values():
    state = engine.start(protocol)
    for seat in Seat:
        for move in engine.legal_moves(protocol, state, seat):
            engine.evolve(protocol, state, engine.decide(protocol, state, seat, move))
assert hints_for(CoachedText("send", "You never listen."))
print(sorted({"django", "channels", "random", "secrets"} & set(sys.modules)))
"""


def test_protocols_and_coach_run_without_django_or_chance() -> None:
    found = subprocess.run([sys.executable, "-c", WALK], capture_output=True, text=True, check=True)

    assert (found.stdout.strip(), found.stderr) == ("[]", "")
