"""The room of a dialogue that a process holds open: one for all its sockets here, and what keeps it true."""
