"""add a position to orders

Revision ID: add_identity
Revises: add_default_for_new_rows
"""
from alembic import op
import sqlalchemy as sa

revision = "add_identity"
down_revision = "add_default_for_new_rows"


def upgrade():
    op.add_column("orders", sa.Column("position", sa.BigInteger(), sa.Identity(always=True)))


def downgrade():
    op.drop_column("orders", "position")
