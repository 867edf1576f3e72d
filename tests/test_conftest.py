"""A skip is a failure in CI, and only there."""

import pytest

from tests.conftest import no_skip_in_ci


@pytest.mark.parametrize(("ci", "outcome"), [("true", "failed"), ("", "skipped")])
def test_a_skip_in_ci_is_a_failure(monkeypatch: pytest.MonkeyPatch, ci: str, outcome: str) -> None:
    monkeypatch.setenv("CI", ci)
    skipped = pytest.TestReport("test", ("test.py", 1, "test"), {}, "skipped", ("test.py", 1, "not here"), "call")

    assert no_skip_in_ci(skipped).outcome == outcome
