"""Topics, and the artifacts that are about them."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE topics (
            id bigserial PRIMARY KEY,
            name text NOT NULL UNIQUE
        )
        """
    )
    op.execute(
        """
        CREATE TABLE artifact_topics (
            artifact_id bigint NOT NULL REFERENCES artifacts,
            topic_id bigint NOT NULL REFERENCES topics,
            PRIMARY KEY (artifact_id, topic_id)
        )
        """
    )


def downgrade() -> None:
    op.drop_table("artifact_topics")
    op.drop_table("topics")
