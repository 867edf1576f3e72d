"""Ways in which one person, or both, see a room that is otherwise the same."""
