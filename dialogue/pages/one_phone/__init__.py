"""One phone for two people at one table, in a dialogue held aloud: whose screen it shows, and what a tap may do."""
