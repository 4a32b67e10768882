"""drop countries

Revision ID: drop_table
Revises: truncate
"""
from alembic import op
import sqlalchemy as sa

revision = "drop_table"
down_revision = "truncate"


def upgrade():
    op.drop_table("countries")


def downgrade():
    op.create_table(
        "countries",
        sa.Column("code", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text()),
    )
