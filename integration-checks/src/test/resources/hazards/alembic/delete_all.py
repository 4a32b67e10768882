"""forget all orders

Revision ID: delete_all
Revises: drop_column_in_time
"""
from alembic import op
import sqlalchemy as sa

revision = "delete_all"
down_revision = "drop_column_in_time"


def upgrade():
    op.execute(sa.table("orders").delete())


def downgrade():
    pass
