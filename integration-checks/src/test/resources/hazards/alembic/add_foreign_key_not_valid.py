"""let orders have customers, the new ones

Revision ID: add_foreign_key_not_valid
Revises: add_foreign_key
"""
from alembic import op

revision = "add_foreign_key_not_valid"
down_revision = "add_foreign_key"


def upgrade():
    op.create_foreign_key(
        "paid",
        "orders",
        "customers",
        ["customer_id"],
        ["id"],
        postgresql_not_valid=True,
    )


def downgrade():
    op.drop_constraint("paid", "orders", type_="foreignkey")
