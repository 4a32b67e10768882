"""make the number of orders a bigint

Revision ID: change_type
Revises: add_unique_column
"""
from alembic import op
import sqlalchemy as sa

revision = "change_type"
down_revision = "add_unique_column"


def upgrade():
    op.alter_column(
        "orders", "number", type_=sa.BigInteger(), existing_type=sa.Integer(), existing_nullable=False
    )


def downgrade():
    op.alter_column(
        "orders", "number", type_=sa.Integer(), existing_type=sa.BigInteger(), existing_nullable=False
    )
