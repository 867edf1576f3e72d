"""Words that a mail about an account never holds."""

import re

TELLING = re.compile(r"couple|partner|dialogue|talk|therap|relationship|imago|two-factor", re.IGNORECASE)
