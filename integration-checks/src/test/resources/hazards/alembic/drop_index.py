"""drop the index of statuses

Revision ID: drop_index
Revises: create_index_concurrently
"""
from alembic import op

revision = "drop_index"
down_revision = "create_index_concurrently"


def upgrade():
    op.drop_index("orders_status", table_name="orders")


def downgrade():
    op.create_index("orders_status", "orders", ["status"])
