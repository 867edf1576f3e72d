"""Try it alone: a short dialogue with a scripted partner, in the same room. Nothing of it is ever stored."""
