"""The turn: what one reader sees and may do now, as view models that templates only read."""
