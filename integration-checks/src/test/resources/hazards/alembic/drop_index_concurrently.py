"""drop the index of customers

Revision ID: drop_index_concurrently
Revises: drop_index
"""
from alembic import op

revision = "drop_index_concurrently"
down_revision = "drop_index"


def upgrade():
    with op.get_context().autocommit_block():
        op.drop_index("orders_customer", table_name="orders", postgresql_concurrently=True)


def downgrade():
    with op.get_context().autocommit_block():
        op.create_index("orders_customer", "orders", ["customer_id"], postgresql_concurrently=True)
