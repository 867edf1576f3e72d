"""Dialogues to look at: scripts of moves, played through the real services."""
