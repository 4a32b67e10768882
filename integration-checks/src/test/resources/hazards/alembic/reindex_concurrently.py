"""build the key of orders again

Revision ID: reindex_concurrently
Revises: reindex
"""
from alembic import op

revision = "reindex_concurrently"
down_revision = "reindex"


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("REINDEX TABLE CONCURRENTLY orders")


def downgrade():
    pass
