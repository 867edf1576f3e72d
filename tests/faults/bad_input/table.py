"""The table of bad input: every case at every door of the site, by name, with the answer that it ought to get."""

from tests.faults.bad_input.bad_frames import addresses, frames, heartbeats
from tests.faults.bad_input.bad_requests import requests


def expected() -> dict[str, str]:
    listened = {
        "ws/home/": "home",
        "ws/review/": "rights",
        "ws/sit-in/<uuid:dialogue_id>/": "sitting",
        "ws/workbook/": "shared",
        "ws/vision/": "vision",
        "ws/words/": "words",
    }
    cases = [(one.name, one.answer) for one in requests()]
    cases += [(frame.name, frame.answer) for frame in frames()]
    cases += [(f"{pattern} {name}", kind) for pattern, kind in listened.items() for name in heartbeats()]
    cases += [(f"{one.pattern or 'nowhere'}: {one.what}", one.answer) for one in addresses()]
    names = [name for name, _answer in cases]
    if len(set(names)) != len(names):
        raise ValueError(sorted({name for name in names if names.count(name) > 1}))
    return dict(cases)
