"""require the status of orders

Revision ID: set_not_null
Revises: change_type_in_batch
"""
from alembic import op
import sqlalchemy as sa

revision = "set_not_null"
down_revision = "change_type_in_batch"


def upgrade():
    op.alter_column("orders", "status", existing_type=sa.Text(), nullable=False)


def downgrade():
    op.alter_column("orders", "status", existing_type=sa.Text(), nullable=True)
