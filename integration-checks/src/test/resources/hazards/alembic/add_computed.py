"""add twice the amount to orders

Revision ID: add_computed
Revises: add_identity
"""
from alembic import op
import sqlalchemy as sa

revision = "add_computed"
down_revision = "add_identity"


def upgrade():
    op.add_column("orders", sa.Column("twice", sa.Numeric(), sa.Computed("amount * 2", persisted=True)))


def downgrade():
    op.drop_column("orders", "twice")
