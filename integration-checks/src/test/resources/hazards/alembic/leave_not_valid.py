"""let new orders cost little

Revision ID: leave_not_valid
Revises: validate_at_once
"""
from alembic import op
import sqlalchemy as sa

revision = "leave_not_valid"
down_revision = "validate_at_once"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_check_constraint("cheap", "orders", sa.column("amount") < 1000, postgresql_not_valid=True)


def downgrade():
    op.drop_constraint("cheap", "orders", type_="check")
