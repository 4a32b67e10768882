"""Artifacts, and how they are related."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE artifacts (
            id bigserial PRIMARY KEY,
            source text NOT NULL,
            title text NOT NULL,
            found_at timestamptz NOT NULL DEFAULT now()
        )
        """
    )
    op.execute(
        """
        CREATE TABLE artifact_relationships (
            artifact_id bigint NOT NULL REFERENCES artifacts,
            other_id bigint NOT NULL REFERENCES artifacts,
            sort text NOT NULL,
            PRIMARY KEY (artifact_id, other_id, sort)
        )
        """
    )


def downgrade() -> None:
    op.drop_table("artifact_relationships")
    op.drop_table("artifacts")
