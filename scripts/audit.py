"""Asks whether a locked package has a known hole. That nobody could be asked is said, and is no failure."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


def audit(lock: str) -> list[dict[str, Any]]:
    """What pip-audit says of each package in the lock; empty when it came to no answer."""
    with tempfile.TemporaryDirectory() as directory:
        answer = Path(directory, "answer.json")
        command = ["pip-audit", "--require-hashes", "--disable-pip", "--timeout=10", "--progress-spinner=off"]
        command += [f"--requirement={lock}", "--format=json", f"--output={answer}"]
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=120)
        except subprocess.TimeoutExpired:
            return []
        return list(json.loads(answer.read_text())["dependencies"]) if answer.exists() else []


def main(lock: str) -> None:
    packages = audit(lock)
    holes = [f"{package['name']}: {hole['id']}" for package in packages for hole in package.get("vulns", [])]
    if holes:
        sys.exit("\n".join(holes))
    unanswered = sum("skip_reason" in package for package in packages)
    if unanswered or not packages:
        print(f"not asked  known holes: no answer about {unanswered or 'any'} of the packages")


if __name__ == "__main__":
    main(sys.argv[1])
