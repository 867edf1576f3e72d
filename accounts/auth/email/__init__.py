"""Addresses and mails of an account: which are taken, who is told of a change, and what if a mail fails."""
