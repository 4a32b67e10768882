"""What artifacts are, and how well they score."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE artifact_classifications (
            artifact_id bigint PRIMARY KEY REFERENCES artifacts,
            sort text NOT NULL,
            confidence real NOT NULL
        )
        """
    )
    op.execute(
        """
        CREATE TABLE scores (
            artifact_id bigint NOT NULL REFERENCES artifacts,
            name text NOT NULL,
            value real NOT NULL,
            PRIMARY KEY (artifact_id, name)
        )
        """
    )


def downgrade() -> None:
    op.drop_table("scores")
    op.drop_table("artifact_classifications")
