"""What words on a page can be told by counting alone. PURE: no Django, no clock, no chance, no judgement."""
