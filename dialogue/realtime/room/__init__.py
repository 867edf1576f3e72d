"""The socket of a room: its messages, what it was shown, presence, and what one person does for themselves."""
