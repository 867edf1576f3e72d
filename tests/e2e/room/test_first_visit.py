"""The weight of a room that is opened for the first time, within what docs/performance.md promises."""

from tests.bench.pages import first_visit
from tests.bench.targets import is_reached
from tests.e2e import scenes
from tests.e2e.conftest import Site
from tests.stage import TO_FIRST_SEND

HOME_KIB = 170  # compressed, with fonts


def test_the_first_visit_stays_within_its_budget(site: Site) -> None:
    sessions = site.filled_by(scenes.everybody)
    address = site.filled_by(scenes.in_a_dialogue, TO_FIRST_SEND)
    found = first_visit(site.url, address, f"sessionid={sessions['Ann']}")
    weights = {f"room_page_{name}": weight for name, weight in found.items()}
    assert min(weights.values()) > 10  # the page came, and its scripts
    assert [name for name, weight in weights.items() if not is_reached(name, weight)] == []


def test_the_first_visit_of_home_stays_within_its_budget(site: Site) -> None:
    sessions = site.filled_by(scenes.everybody)
    assert 10 < first_visit(site.url, "/home/", f"sessionid={sessions['Ann']}")["kib"] <= HOME_KIB
