"""What plain rules can tell of a text: hints for its author, what a mirror kept, words of threat and of freedom.

PURE: no Django, no clock, no chance. Nothing here says who is right.
"""
