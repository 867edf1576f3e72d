"""Middleware of the whole site: what it refuses before any page, and what every answer has in common."""
