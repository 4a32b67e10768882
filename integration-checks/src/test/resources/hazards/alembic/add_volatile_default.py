"""add a token to each order

Revision ID: add_volatile_default
Revises: add_column_in_time
"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "add_volatile_default"
down_revision = "add_column_in_time"


def upgrade():
    op.add_column(
        "orders",
        sa.Column(
            "token",
            postgresql.UUID(),
            server_default=sa.text("gen_random_uuid()"),
            nullable=False,
        ),
    )


def downgrade():
    op.drop_column("orders", "token")
