"""Encryption: one data key per author, wrapped by a key ring from the environment. Nothing here knows a page."""
