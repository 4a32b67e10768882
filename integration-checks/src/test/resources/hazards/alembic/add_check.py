"""count orders from one

Revision ID: add_check
Revises: create_table
"""
from alembic import op

revision = "add_check"
down_revision = "create_table"


def upgrade():
    op.create_check_constraint("counted", "orders", "number > 0")


def downgrade():
    op.drop_constraint("counted", "orders", type_="check")
