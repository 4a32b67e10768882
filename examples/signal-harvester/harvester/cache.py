"""The way to Redis."""

import os
from functools import lru_cache

from redis import Redis


@lru_cache
def cache() -> Redis:
    return Redis(
        host=os.environ.get("REDIS_HOST", "localhost"),
        password=os.environ.get("REDIS_PASSWORD"),
        socket_connect_timeout=1,
        socket_timeout=1,
    )
