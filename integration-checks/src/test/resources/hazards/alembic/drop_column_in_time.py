"""drop the source of orders

Revision ID: drop_column_in_time
Revises: drop_column
"""
from alembic import op
import sqlalchemy as sa

revision = "drop_column_in_time"
down_revision = "drop_column"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_column("orders", "source")


def downgrade():
    op.add_column("orders", sa.Column("source", sa.Text(), server_default="web", nullable=False))
