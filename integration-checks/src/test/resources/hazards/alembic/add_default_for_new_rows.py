"""add a key to each new order

Revision ID: add_default_for_new_rows
Revises: add_volatile_default
"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "add_default_for_new_rows"
down_revision = "add_volatile_default"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("orders", sa.Column("key", postgresql.UUID()))
    op.alter_column("orders", "key", server_default=sa.text("gen_random_uuid()"))


def downgrade():
    op.drop_column("orders", "key")
