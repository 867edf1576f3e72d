"""Private screening questions, and the crisis lines for a reader's region."""
