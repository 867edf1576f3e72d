"""The guided dialogue: its protocols, its log, and the room it is held in."""
