"""Where the code lies, and where the site keeps its own files."""

from pathlib import Path

from imago_site import env

BASE_DIR = Path(__file__).resolve().parents[2]
VAR = env.VAR
