"""let all orders be new

Revision ID: update_in_batches
Revises: update_all
"""
from alembic import op
import sqlalchemy as sa

revision = "update_in_batches"
down_revision = "update_all"


def upgrade():
    orders = sa.table("orders", sa.column("id"), sa.column("status"))
    with op.get_context().autocommit_block():
        for first in range(1, 101, 5):
            batch = orders.c.id.between(first, first + 4)
            op.execute(orders.update().where(batch).values(status="new"))


def downgrade():
    pass
