"""The relationship vision: each writes alone, both see it at once, each weighs it, and the two build it together."""
