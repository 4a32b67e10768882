"""Runs migrations over a connection of the harvester's own; Alembic calls this."""

from alembic import context

from harvester.database import engine

with engine().connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
