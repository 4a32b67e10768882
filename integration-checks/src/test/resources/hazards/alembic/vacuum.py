"""let space be used again

Revision ID: vacuum
Revises: vacuum_full
"""
from alembic import op

revision = "vacuum"
down_revision = "vacuum_full"


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("VACUUM (ANALYZE) orders")


def downgrade():
    pass
