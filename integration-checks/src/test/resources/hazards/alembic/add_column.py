"""add remark to orders

Revision ID: add_column
Revises: live
"""
from alembic import op
import sqlalchemy as sa

revision = "add_column"
down_revision = "live"


def upgrade():
    op.add_column("orders", sa.Column("remark", sa.Text()))


def downgrade():
    op.drop_column("orders", "remark")
