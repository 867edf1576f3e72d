"""One next step: the home page offers at most one thing, by plain rules. It never says what was left undone."""
