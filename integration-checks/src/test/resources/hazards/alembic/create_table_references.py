"""write complaints down

Revision ID: create_table_references
Revises: drop_foreign_key
"""
from alembic import op
import sqlalchemy as sa

revision = "create_table_references"
down_revision = "drop_foreign_key"


def upgrade():
    op.create_table(
        "complaints",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id"), nullable=False),
    )


def downgrade():
    op.drop_table("complaints")
