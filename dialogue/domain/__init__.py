"""Reads and writes of a dialogue: the only code that changes the log. It knows no page and no socket."""
