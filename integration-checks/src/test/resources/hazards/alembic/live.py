"""what is live

Revision ID: live
Revises:
"""
import pathlib

from alembic import op

revision = "live"
down_revision = None


def upgrade():
    op.execute(pathlib.Path(__file__).with_name("base.sql").read_text())


def downgrade():
    op.execute("DROP TABLE orders, customers, countries")
