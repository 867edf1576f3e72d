"""The rules of guided dialogue, pure: no Django, no clock, no chance, and never a word that someone said."""
