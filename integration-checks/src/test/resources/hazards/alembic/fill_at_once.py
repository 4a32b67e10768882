"""add a total to orders

Revision ID: fill_at_once
Revises: update_in_batches
"""
from alembic import op
import sqlalchemy as sa

revision = "fill_at_once"
down_revision = "update_in_batches"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("orders", sa.Column("total", sa.Numeric(10, 2)))
    orders = sa.table("orders", sa.column("total"), sa.column("amount"))
    op.get_bind().execute(orders.update().values(total=orders.c.amount))


def downgrade():
    op.drop_column("orders", "total")
