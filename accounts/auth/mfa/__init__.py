"""The second factor: stored sealed, bound to its owner, and required where somebody works here."""
