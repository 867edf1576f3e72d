"""Signing in, sessions and devices, on top of allauth. What an account may do is decided in the rooms beside it."""
