"""drop the remark of orders

Revision ID: drop_column
Revises: rename_column
"""
from alembic import op
import sqlalchemy as sa

revision = "drop_column"
down_revision = "rename_column"


def upgrade():
    op.drop_column("orders", "remark")


def downgrade():
    op.add_column("orders", sa.Column("remark", sa.Text()))
