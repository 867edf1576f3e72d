"""The rate limit of one socket, a token bucket. Pure; the clock and the rate come in."""

from dataclasses import dataclass, field

BURST_SECONDS = 12  # the frames of as many seconds at once: a page that opens and a hurried hand


@dataclass(slots=True)
class TokenBucket:
    """What one socket has left to say."""

    per_second: float
    seen: float
    left: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.per_second * BURST_SECONDS

    def allows(self, now: float) -> bool:
        """Takes one token; False when there is none. `now` in seconds of any clock that only goes forward."""
        self.left = min(self.per_second * BURST_SECONDS, self.left + (now - self.seen) * self.per_second)
        self.seen = now
        self.left -= 1
        return self.left >= 0
