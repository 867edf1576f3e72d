"""Moves: read, checked, planned and written, by one statement for a live room or by one transaction for all others."""
