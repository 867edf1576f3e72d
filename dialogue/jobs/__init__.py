"""Work that a clock brings: house moves, and mail at its hour. What a person does is never here."""
