"""let no code come twice

Revision ID: add_unique_by_index
Revises: add_unique
"""
from alembic import op

revision = "add_unique_by_index"
down_revision = "add_unique"


def upgrade():
    with op.get_context().autocommit_block():
        op.create_index("coded", "orders", ["code"], unique=True, postgresql_concurrently=True)
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("ALTER TABLE orders ADD CONSTRAINT coded UNIQUE USING INDEX coded")


def downgrade():
    op.drop_constraint("coded", "orders", type_="unique")
