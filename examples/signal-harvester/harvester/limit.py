"""How much a client may ask: so many requests in each minute, counted in Redis for all processes of the API."""

import os
import time
from typing import NamedTuple

from harvester.cache import cache

WINDOW = 60


class Allowance(NamedTuple):
    limit: int
    used: int
    reset: int

    @property
    def exceeded(self) -> bool:
        return self.used > self.limit

    def headers(self) -> dict[str, str]:
        remaining = max(0, self.limit - self.used)
        seconds = max(1, self.reset - int(time.time()))
        headers = {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(remaining),
            "X-RateLimit-Reset": str(self.reset),
            "RateLimit-Policy": f'"default";q={self.limit};w={WINDOW}',
            "RateLimit": f'"default";r={remaining};t={seconds}',
        }
        return headers | ({"Retry-After": str(seconds)} if self.exceeded else {})


def take(client: str) -> Allowance:
    """Takes one request from what a client has left."""
    window = int(time.time()) // WINDOW
    key = f"limit:{client}:{window}"
    used, _ = cache().pipeline().incr(key).expire(key, 2 * WINDOW).execute()
    return Allowance(int(os.environ.get("RATE_LIMIT", "100")), used, (window + 1) * WINDOW)
