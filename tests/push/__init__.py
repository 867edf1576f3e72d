"""A push service of the test’s own, and the fixtures that run it."""
