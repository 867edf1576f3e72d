"""A skip is a failure in CI, and only there; tests of one group stay together."""

import pytest

from tests.conftest import no_skip_in_ci


@pytest.mark.parametrize(("ci", "outcome"), [("true", "failed"), ("", "skipped")])
def test_a_skip_in_ci_is_a_failure(monkeypatch: pytest.MonkeyPatch, ci: str, outcome: str) -> None:
    monkeypatch.setenv("CI", ci)
    skipped = pytest.TestReport("test", ("test.py", 1, "test"), {}, "skipped", ("test.py", 1, "not here"), "call")

    assert no_skip_in_ci(skipped).outcome == outcome


@pytest.mark.xdist_group("together")
def test_group_stands_behind_the_name_where_tests_are_spread(request: pytest.FixtureRequest) -> None:
    spread = hasattr(request.config, "workerinput") and request.config.getoption("loadgroup")

    assert request.node.nodeid.endswith("@together") is bool(spread)
