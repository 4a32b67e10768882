"""Tweets, and the entities that they name."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE tweets (
            id bigint PRIMARY KEY,
            account_id bigint NOT NULL REFERENCES accounts,
            text text NOT NULL,
            posted_at timestamptz NOT NULL
        )
        """
    )
    op.execute(
        """
        CREATE TABLE entities (
            id bigserial PRIMARY KEY,
            tweet_id bigint NOT NULL REFERENCES tweets,
            sort text NOT NULL,
            name text NOT NULL
        )
        """
    )


def downgrade() -> None:
    op.drop_table("entities")
    op.drop_table("tweets")
