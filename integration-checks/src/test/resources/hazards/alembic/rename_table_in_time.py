"""let purchases be orders

Revision ID: rename_table_in_time
Revises: rename_table
"""
from alembic import op

revision = "rename_table_in_time"
down_revision = "rename_table"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.rename_table("purchases", "orders")


def downgrade():
    op.rename_table("orders", "purchases")
