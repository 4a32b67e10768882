"""let no orders overlap

Revision ID: add_exclusion
Revises: leave_not_valid
"""
from alembic import op

revision = "add_exclusion"
down_revision = "leave_not_valid"


def upgrade():
    op.create_exclude_constraint("apart", "orders", ("during", "&&"), using="gist")


def downgrade():
    op.drop_constraint("apart", "orders")
