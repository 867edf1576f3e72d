"""Writes the tables of docs/wire.md anew, from the models: `.venv/bin/python scripts/wire_document.py`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imago_site.settings")

if __name__ == "__main__":
    import django

    django.setup()
    from dialogue.realtime import wire_document

    wire_document.write()
