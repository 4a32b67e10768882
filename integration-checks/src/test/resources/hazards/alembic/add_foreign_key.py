"""let orders have customers

Revision ID: add_foreign_key
Revises: add_unique_by_index
"""
from alembic import op

revision = "add_foreign_key"
down_revision = "add_unique_by_index"


def upgrade():
    op.create_foreign_key("bought", "orders", "customers", ["customer_id"], ["id"])


def downgrade():
    op.drop_constraint("bought", "orders", type_="foreignkey")
