"""give space back

Revision ID: vacuum_full
Revises: block_in_time
"""
from alembic import op

revision = "vacuum_full"
down_revision = "block_in_time"


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("VACUUM FULL orders")


def downgrade():
    pass
