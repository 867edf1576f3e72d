"""Therapists, and the consent of both partners that lets one in."""
