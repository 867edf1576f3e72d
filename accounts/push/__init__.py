"""Web Push: which browsers want to be told that something waits, and the one sentence that is sent to each of them."""
