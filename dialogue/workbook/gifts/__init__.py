"""Gifts: the caring jar, play, praise, surprises. What is free, and never counted."""
