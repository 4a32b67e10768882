"""let orders be purchases

Revision ID: rename_table
Revises: delete_all
"""
from alembic import op

revision = "rename_table"
down_revision = "delete_all"


def upgrade():
    op.rename_table("orders", "purchases")


def downgrade():
    op.rename_table("purchases", "orders")
