"""index the status of orders

Revision ID: create_index
Revises: set_default
"""
from alembic import op

revision = "create_index"
down_revision = "set_default"


def upgrade():
    op.create_index("orders_status", "orders", ["status"])


def downgrade():
    op.drop_index("orders_status", table_name="orders")
