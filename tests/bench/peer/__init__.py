"""The peer: the chat of the Channels tutorial with one ORM save for each message, as its reader would have it."""
