"""widen the code of orders

Revision ID: widen_type
Revises: change_type
"""
from alembic import op
import sqlalchemy as sa

revision = "widen_type"
down_revision = "change_type"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.alter_column("orders", "code", type_=sa.String(40), existing_type=sa.String(20))


def downgrade():
    op.alter_column("orders", "code", type_=sa.String(20), existing_type=sa.String(40))
