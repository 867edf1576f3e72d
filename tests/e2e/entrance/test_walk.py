"""The walk that `make walk` measures goes through, in no more presses than are wanted."""

from tests.bench.walk import WANTED, Walker, walk
from tests.e2e.conftest import NewPage, Site


def test_two_new_people_reach_the_first_yes_in_the_presses_that_are_wanted(site: Site, person: NewPage) -> None:
    pages = [person(permissions=["clipboard-read", "clipboard-write"]) for _ in range(2)]
    ann, ben = (Walker(page, name) for page, name in zip(pages, ("Ann", "Ben"), strict=True))
    found = walk(ann, ben)
    assert list(found) == list(WANTED)
    assert [place for place, (presses, _) in WANTED.items() if found[place]["presses"] > presses] == []
    assert all(figures["words"] > 100 for figures in found.values())
