"""Accounts, and what was read of each."""

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE accounts (
            id bigserial PRIMARY KEY,
            handle text NOT NULL UNIQUE,
            added_at timestamptz NOT NULL DEFAULT now()
        )
        """
    )
    op.execute(
        """
        CREATE TABLE cursors (
            account_id bigint PRIMARY KEY REFERENCES accounts,
            last_seen text NOT NULL,
            read_at timestamptz NOT NULL DEFAULT now()
        )
        """
    )


def downgrade() -> None:
    op.drop_table("cursors")
    op.drop_table("accounts")
