"""build the key of orders again

Revision ID: reindex
Revises: drop_index_concurrently
"""
from alembic import op

revision = "reindex"
down_revision = "drop_index_concurrently"


def upgrade():
    op.execute("REINDEX TABLE orders")


def downgrade():
    pass
