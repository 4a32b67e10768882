"""let the details of orders be binary

Revision ID: block_that_writes_anew
Revises: fill_at_once
"""
from alembic import op

revision = "block_that_writes_anew"
down_revision = "fill_at_once"


def upgrade():
    op.execute(
        """
        DO $$
        BEGIN
            EXECUTE 'ALTER TABLE ' || 'or' || 'ders ALTER details TYPE jsonb';
        END $$
        """
    )


def downgrade():
    pass
