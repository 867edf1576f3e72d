"""Makes .venv and installs one lock file into it; does nothing when that was done before.

Written for any Python 3, so that an old one gets a sentence and not a SyntaxError.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

VENV = Path(".venv")
PYTHON = VENV / "bin" / "python"


def check_python() -> None:
    if sys.version_info < (3, 11):
        found = f"{sys.version_info[0]}.{sys.version_info[1]}"
        sys.exit(f"Python 3.11 or newer is needed, this is {found}. Name another one: make run PYTHON=python3.12")
    try:
        import ensurepip  # noqa: F401  its presence is the question
    except ImportError:
        sys.exit("Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv")


def made_by_this_python() -> bool:
    config = VENV / "pyvenv.cfg"
    version = "version = {}.{}.{}\n".format(*sys.version_info)
    return PYTHON.exists() and config.exists() and version in config.read_text()


def install(lock: str) -> None:
    """The stamp holds the hash of the lock file that was installed last."""
    stamp = VENV / f"installed-{lock}"
    wanted = hashlib.sha256(Path(lock).read_bytes()).hexdigest()
    usable = made_by_this_python()
    if usable and stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Installing {lock} into {VENV} ...", flush=True)
    if not usable:
        subprocess.check_call([sys.executable, "-m", "venv", "--clear", str(VENV)])
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
    # The lock names everything, so nothing is to be worked out; what is imported is compiled then.
    subprocess.check_call([*pip, "install", "--require-hashes", "--no-deps", "--no-compile", "--requirement", lock])
    subprocess.check_call([*pip, "check"], stdout=subprocess.DEVNULL)
    stamp.write_text(wanted)


if __name__ == "__main__":
    check_python()
    try:
        install(sys.argv[1])
    except subprocess.CalledProcessError as error:
        sys.exit(f"{sys.argv[1]} could not be installed: {' '.join(error.cmd)} failed.")
