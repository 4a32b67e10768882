"""How topics evolve, and the labels of discoveries."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE topic_evolution (
            topic_id bigint NOT NULL REFERENCES topics,
            day date NOT NULL,
            artifacts integer NOT NULL,
            PRIMARY KEY (topic_id, day)
        )
        """
    )
    op.execute(
        """
        CREATE TABLE discovery_labels (
            artifact_id bigint PRIMARY KEY REFERENCES artifacts,
            label text NOT NULL,
            labelled_at timestamptz NOT NULL DEFAULT now()
        )
        """
    )


def downgrade() -> None:
    op.drop_table("discovery_labels")
    op.drop_table("topic_evolution")
