"""The rate limit of one socket, a token bucket. Pure; the clock comes in."""

from dataclasses import dataclass

BURST = 60  # frames at once
PER_SECOND = 5.0  # frames, after that


@dataclass(slots=True)
class TokenBucket:
    """What one socket has left to say."""

    left: float = BURST
    seen: float = 0.0

    def allows(self, now: float) -> bool:
        """Takes one token; False when there is none. `now` in seconds of any clock that only goes forward."""
        self.left = min(BURST, self.left + (now - self.seen) * PER_SECOND)
        self.seen = now
        self.left -= 1
        return self.left >= 0
