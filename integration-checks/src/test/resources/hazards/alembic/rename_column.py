"""let keys be accesses

Revision ID: rename_column
Revises: vacuum
"""
from alembic import op

revision = "rename_column"
down_revision = "vacuum"


def upgrade():
    op.alter_column("orders", "key", new_column_name="access")


def downgrade():
    op.alter_column("orders", "access", new_column_name="key")
