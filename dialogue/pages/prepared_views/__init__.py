"""Views of a turn, a bar and an event that are rendered once for a process, and filled for each reader."""
