"""Therapists at work: reading what is shared, noting, answering. Uses dialogue; dialogue never uses it."""
