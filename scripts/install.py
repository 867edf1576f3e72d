"""Makes .venv and installs one lock file into it; does nothing when that was done before.

Runs on whatever `python3` is, so that an old one gets a sentence and not a SyntaxError.
"""

import hashlib
import os
import subprocess
import sys

VENV = ".venv"
PYTHON = os.path.join(VENV, "bin", "python")


def refuse(sentence):
    sys.exit("%s\n" % sentence)


def check_python():
    if sys.version_info < (3, 11):
        found = "%d.%d" % sys.version_info[:2]
        refuse("Python 3.11 or newer is needed, python3 is %s. Name another one: make ... PYTHON=python3.12" % found)
    try:
        import ensurepip  # noqa: F401  its presence is the question
    except ImportError:
        refuse("Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv")


def read(path):
    try:
        with open(path) as handle:
            return handle.read()
    except OSError:
        return ""


def made_by_this_python():
    version = "version = %d.%d.%d\n" % sys.version_info[:3]
    return version in read(os.path.join(VENV, "pyvenv.cfg")) and os.path.exists(PYTHON)


def install(lock):
    """The stamp holds the hash of the lock file that was installed last."""
    stamp_path = os.path.join(VENV, "installed-" + lock)
    stamp = hashlib.sha256(read(lock).encode()).hexdigest()
    usable = made_by_this_python()
    if usable and read(stamp_path) == stamp:
        return
    print("Installing %s into %s ..." % (lock, VENV), flush=True)
    if not usable:
        subprocess.check_call([sys.executable, "-m", "venv", "--clear", VENV])
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
    subprocess.check_call([*pip, "install", "--require-hashes", "--requirement", lock])
    with open(stamp_path, "w") as handle:
        handle.write(stamp)


if __name__ == "__main__":
    check_python()
    try:
        install(sys.argv[1])
    except subprocess.CalledProcessError as error:
        refuse("Could not install %s (%s failed)." % (sys.argv[1], error.cmd[1:3]))
