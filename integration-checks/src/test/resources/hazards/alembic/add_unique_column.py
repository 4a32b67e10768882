"""add a unique reference to orders

Revision ID: add_unique_column
Revises: add_computed
"""
from alembic import op
import sqlalchemy as sa

revision = "add_unique_column"
down_revision = "add_computed"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("orders", sa.Column("reference", sa.Text(), unique=True))


def downgrade():
    op.drop_column("orders", "reference")
