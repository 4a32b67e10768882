"""let no number come twice

Revision ID: add_unique
Revises: reindex_concurrently
"""
from alembic import op

revision = "add_unique"
down_revision = "reindex_concurrently"


def upgrade():
    op.create_unique_constraint("numbered", "orders", ["number"])


def downgrade():
    op.drop_constraint("numbered", "orders", type_="unique")
