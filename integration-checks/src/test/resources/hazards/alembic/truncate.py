"""empty orders

Revision ID: truncate
Revises: drop_table_in_time
"""
from alembic import op

revision = "truncate"
down_revision = "drop_table_in_time"


def upgrade():
    op.execute("TRUNCATE orders")


def downgrade():
    pass
