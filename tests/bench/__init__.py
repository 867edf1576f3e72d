"""The benchmark: our room and the Channels tutorial's chat, turn about in one run. Ratios count, seconds do not."""
