"""Clusters of topics, and how alike topics are."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE topic_clusters (
            id bigserial PRIMARY KEY,
            topic_id bigint NOT NULL REFERENCES topics,
            name text NOT NULL
        )
        """
    )
    op.execute(
        """
        CREATE TABLE topic_similarity (
            topic_id bigint NOT NULL REFERENCES topics,
            other_id bigint NOT NULL REFERENCES topics,
            value real NOT NULL,
            PRIMARY KEY (topic_id, other_id)
        )
        """
    )


def downgrade() -> None:
    op.drop_table("topic_similarity")
    op.drop_table("topic_clusters")
