"""Snapshots of the pipeline, and how it performed."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE snapshots (
            id bigserial PRIMARY KEY,
            taken_at timestamptz NOT NULL DEFAULT now(),
            artifacts integer NOT NULL
        )
        """
    )
    op.execute(
        """
        CREATE TABLE performance_metrics (
            snapshot_id bigint NOT NULL REFERENCES snapshots,
            name text NOT NULL,
            value double precision NOT NULL,
            PRIMARY KEY (snapshot_id, name)
        )
        """
    )


def downgrade() -> None:
    op.drop_table("performance_metrics")
    op.drop_table("snapshots")
