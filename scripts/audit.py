"""Asks whether a locked package has a known hole. A service that does not answer is a skip, said and never a pass."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SKIPPED = "skipped    known holes: the service did not answer"  # `scripts/check` and `scripts/test` look for the word
AWAY = ("requests.exceptions.", "urllib3.exceptions.", "ConnectionError", "ServiceError", "Timeout")


def audit(lock: str) -> list[dict[str, Any]]:
    """What pip-audit says of each package in the lock; empty when nobody answered.

    Ends the program when pip-audit came to no answer for a reason of its own, such as a lock that it cannot read.
    """
    with tempfile.TemporaryDirectory() as directory:
        answer = Path(directory, "answer.json")
        command = ["pip-audit", "--require-hashes", "--disable-pip", "--timeout=10", "--progress-spinner=off"]
        command += [f"--requirement={lock}", "--format=json", f"--output={answer}"]
        try:
            asked = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
        except subprocess.TimeoutExpired:
            return []
        if answer.exists():
            return list(json.loads(answer.read_text())["dependencies"])
        if not any(word in asked.stderr for word in AWAY):
            sys.exit(asked.stderr or "pip-audit said nothing")
        return []


def main(lock: str) -> None:
    packages = audit(lock)
    holes = [f"{package['name']}: {hole['id']}" for package in packages for hole in package.get("vulns", [])]
    if holes:
        sys.exit("\n".join(holes))
    unanswered = sum("skip_reason" in package for package in packages)
    if unanswered == len(packages):
        print(SKIPPED)
    elif unanswered:
        print(f"{SKIPPED} about {unanswered} of {len(packages)} packages")


if __name__ == "__main__":
    main(sys.argv[1])
