"""add source to orders

Revision ID: add_column_in_time
Revises: add_column
"""
from alembic import op
import sqlalchemy as sa

revision = "add_column_in_time"
down_revision = "add_column"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("orders", sa.Column("source", sa.Text(), server_default="web", nullable=False))


def downgrade():
    op.drop_column("orders", "source")
