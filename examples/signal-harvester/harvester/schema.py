"""The one-shot that brings the schema up to date; nothing else of the stack starts before it has ended well."""

import sys

from alembic import command
from alembic.config import Config

from harvester.database import engine, revision

LEAST = 9


def require() -> None:
    """Ends the process where the schema is older than what this code was written for."""
    with engine().connect() as connection:
        found = revision(connection)
    if found < LEAST:
        sys.exit(f"The schema has {found} of at least {LEAST} migrations: run schema-init before the API")


if __name__ == "__main__":
    command.upgrade(Config("alembic.ini"), "head")
    require()
    with engine().connect() as connection:
        print(f"Schema initialized (version {revision(connection)})")
