"""index the number of orders

Revision ID: create_unique_index
Revises: create_index
"""
from alembic import op

revision = "create_unique_index"
down_revision = "create_index"


def upgrade():
    op.create_index(op.f("ix_orders_number"), "orders", ["number"], unique=True)


def downgrade():
    op.drop_index(op.f("ix_orders_number"), table_name="orders")
