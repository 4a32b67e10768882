"""What the API says of itself and of what it needs."""

import shutil
from typing import Callable, NamedTuple

from sqlalchemy import text

from harvester.cache import cache
from harvester.database import engine

LEAST_FREE = 64 << 20


class Component(NamedTuple):
    name: str
    status: str
    message: str


def process() -> str:
    return "Application process is running"


def database() -> str:
    with engine().connect() as connection:
        connection.execute(text("SELECT 1"))
    return "PostgreSQL answers"


def redis() -> str:
    cache().ping()
    return "Redis answers"


def disk_space() -> str:
    return enough(shutil.disk_usage("/tmp").free)


def memory() -> str:
    with open("/proc/meminfo") as lines:
        sizes = dict(line.split(":") for line in lines)
    return enough(int(sizes["MemAvailable"].split()[0]) << 10)


def enough(free: int) -> str:
    if free < LEAST_FREE:
        raise RuntimeError(f"only {free >> 20} MiB are free")
    return f"{free >> 20} MiB are free"


def asked(part: Callable[[], str]) -> Component:
    try:
        return Component(part.__name__, "healthy", part())
    except Exception as trouble:  # whatever it is, it is what is to be told
        return Component(part.__name__, "unhealthy", str(trouble).strip().splitlines()[0])


def report(*parts: Callable[[], str]) -> dict:
    components = [asked(part) for part in parts]
    healthy = all(component.status == "healthy" for component in components)
    return {
        "status": "healthy" if healthy else "unhealthy",
        "components": [component._asdict() for component in components],
    }
