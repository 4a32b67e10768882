"""Experiments, and their runs."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE experiments (
            id bigserial PRIMARY KEY,
            name text NOT NULL UNIQUE,
            settings jsonb NOT NULL DEFAULT '{}'
        )
        """
    )
    op.execute(
        """
        CREATE TABLE experiment_runs (
            id bigserial PRIMARY KEY,
            experiment_id bigint NOT NULL REFERENCES experiments,
            started_at timestamptz NOT NULL DEFAULT now(),
            outcome text
        )
        """
    )


def downgrade() -> None:
    op.drop_table("experiment_runs")
    op.drop_table("experiments")
