"""drop complaints, and let customers live anywhere

Revision ID: drop_table_in_time
Revises: rename_table_in_time
"""
from alembic import op
import sqlalchemy as sa

revision = "drop_table_in_time"
down_revision = "rename_table_in_time"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_constraint("lives_in", "customers", type_="foreignkey")
    op.drop_table("complaints")


def downgrade():
    op.create_foreign_key("lives_in", "customers", "countries", ["country"], ["code"])
    op.create_table(
        "complaints",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id"), nullable=False),
    )
