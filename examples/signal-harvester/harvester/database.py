"""The way to PostgreSQL."""

from functools import lru_cache

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ProgrammingError


@lru_cache
def engine() -> Engine:
    """Where PGHOST, PGUSER, PGPASSWORD and PGDATABASE say; so no password is ever put into a URL."""
    return create_engine("postgresql+psycopg2://", pool_pre_ping=True, connect_args={"connect_timeout": 3})


def revision(connection: Connection) -> int:
    """How many migrations were applied; their revisions are numbered."""
    try:
        return int(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or 0)
    except ProgrammingError:
        return 0
