"""Plants each mutation in a copy of the tree and says which test catches it: `python -m tests.faults.mutate [N ...]`.

The tests are those of `make test` that mirror the changed module, and those that cross the hot path. What nothing
catches is said at the end, and the command then ends with 1.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.mutations import MUTATIONS, Mutation

ROOT = Path(__file__).parents[2]
CAUGHT = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
# What crosses the hot path, the quickest first; servers of PostgreSQL take long to start, and come last.
ACROSS = (
    [
        "-k",
        "not postgresql",
        *(f"tests/dialogue/domain/moves/test_{name}.py" for name in ("move_writer", "move_statements")),
    ],
    ["tests/faults/test_simulation.py"],
    ["tests/dialogue/realtime", "tests/dialogue/domain/moves/test_move_transaction.py"],
    ["tests/dialogue/scenarios", "tests/faults/test_layer.py", "tests/dialogue/jobs/test_deadline_moves.py"],
    ["tests/dialogue/domain", "tests/dialogue/erasure", "tests/dialogue/review/test_live_seat_consumer.py"],
)


def runs_for(mutation: Mutation) -> list[list[str]]:
    """What pytest is given: the mirror of the changed module, that of its folder, and others, until one run fails."""
    path = Path(mutation.file)
    folder = Path("tests") / path.parent
    mirror = [str(test.relative_to(ROOT)) for test in sorted((ROOT / folder).glob(f"test_{path.stem}*.py"))]
    return [["-k", "not postgresql", *tests] for tests in (mirror, [str(folder)]) if tests] + [*ACROSS]


def catcher_of(tree: Path, mutation: Mutation) -> str:
    """The test that fails with this mutation; "" where none does."""
    file = tree / mutation.file
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace(mutation.old, mutation.new), encoding="utf-8")
    try:
        for tests in runs_for(mutation):
            run = subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "pytest",
                    "-q",
                    "-x",
                    "-n",
                    "0",
                    "-p",
                    "no:cacheprovider",
                    "--timeout=60",
                    *tests,
                ],
                cwd=tree,
                capture_output=True,
                text=True,
                check=False,
            )
            if run.returncode:
                found = CAUGHT.search(run.stdout)
                return found[1] if found else f"{tests[0]} ended with {run.returncode}"
    finally:
        file.write_text(right, encoding="utf-8")
    return ""


def copied(place: Path) -> Path:
    """The tree as it is here, with what is not committed."""
    named = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(named, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    for name in filter(lambda name: (ROOT / name).exists(), files):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, place / name)
    return place


def main(numbers: list[int]) -> int:
    """1 when one of these survives."""
    survivors = 0
    with tempfile.TemporaryDirectory() as place:
        tree = copied(Path(place))
        for number in numbers or range(len(MUTATIONS)):
            mutation = MUTATIONS[number]
            catcher = catcher_of(tree, mutation)
            survivors += not catcher
            said = f"caught by {catcher}" if catcher else "SURVIVES"
            print(f"{number:2} {mutation.file}: {mutation.new!r} {said}", flush=True)  # noqa: T201  a terminal's
    print(f"{survivors} of {len(numbers or MUTATIONS)} survive")  # noqa: T201  as above
    return min(survivors, 1)


if __name__ == "__main__":
    os.environ.pop("SOAK", None)
    sys.exit(main([int(number) for number in sys.argv[1:]]))
