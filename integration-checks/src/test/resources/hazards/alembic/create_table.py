"""write opinions down

Revision ID: create_table
Revises: create_table_references
"""
from alembic import op
import sqlalchemy as sa

revision = "create_table"
down_revision = "create_table_references"


def upgrade():
    opinions = op.create_table(
        "opinions",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.bulk_insert(opinions, [{"id": 1, "text": "good"}, {"id": 2, "text": "orders are late"}])
    op.create_index("opinions_text", "opinions", ["text"])


def downgrade():
    op.drop_table("opinions")
