"""let all orders be done

Revision ID: update_all
Revises: add_exclusion
"""
from alembic import op
import sqlalchemy as sa

revision = "update_all"
down_revision = "add_exclusion"


def upgrade():
    orders = sa.table("orders", sa.column("status"))
    op.execute(orders.update().values(status="done"))


def downgrade():
    pass
