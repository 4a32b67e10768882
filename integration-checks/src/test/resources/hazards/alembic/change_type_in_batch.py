"""narrow the code of orders

Revision ID: change_type_in_batch
Revises: widen_type
"""
from alembic import op
import sqlalchemy as sa

revision = "change_type_in_batch"
down_revision = "widen_type"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    with op.batch_alter_table("orders") as batch:
        batch.add_column(sa.Column("weight", sa.Integer()))
        batch.alter_column("code", type_=sa.String(10), existing_type=sa.String(40))


def downgrade():
    with op.batch_alter_table("orders") as batch:
        batch.alter_column("code", type_=sa.String(40), existing_type=sa.String(10))
        batch.drop_column("weight")
