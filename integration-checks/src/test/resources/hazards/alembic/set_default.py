"""let orders begin as new

Revision ID: set_default
Revises: set_not_null_when_proved
"""
from alembic import op
import sqlalchemy as sa

revision = "set_default"
down_revision = "set_not_null_when_proved"


def upgrade():
    op.alter_column("orders", "status", existing_type=sa.Text(), server_default="new")


def downgrade():
    op.alter_column("orders", "status", existing_type=sa.Text(), server_default=None)
