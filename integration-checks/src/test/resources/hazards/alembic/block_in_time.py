"""let orders have no status

Revision ID: block_in_time
Revises: block_that_writes_anew
"""
from alembic import op

revision = "block_in_time"
down_revision = "block_that_writes_anew"


def upgrade():
    op.execute(
        """
        DO $$
        BEGIN
            PERFORM set_config('lock_timeout', '2s', true);
            EXECUTE 'ALTER TABLE ' || 'or' || 'ders ALTER status DROP NOT NULL';
        END $$
        """
    )


def downgrade():
    pass
