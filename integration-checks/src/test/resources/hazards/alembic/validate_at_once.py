"""let orders cost something

Revision ID: validate_at_once
Revises: add_check
"""
from alembic import op
import sqlalchemy as sa

revision = "validate_at_once"
down_revision = "add_check"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_check_constraint("costly", "orders", sa.column("amount") > 0, postgresql_not_valid=True)
    op.execute("ALTER TABLE orders VALIDATE CONSTRAINT costly")


def downgrade():
    op.drop_constraint("costly", "orders", type_="check")
