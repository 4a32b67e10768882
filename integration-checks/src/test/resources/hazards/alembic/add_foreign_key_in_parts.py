"""let customers live in countries

Revision ID: add_foreign_key_in_parts
Revises: add_foreign_key_not_valid
"""
from alembic import op

revision = "add_foreign_key_in_parts"
down_revision = "add_foreign_key_not_valid"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_foreign_key(
        "lives_in", "customers", "countries", ["country"], ["code"], postgresql_not_valid=True
    )
    with op.get_context().autocommit_block():
        op.execute("ALTER TABLE customers VALIDATE CONSTRAINT lives_in")


def downgrade():
    op.drop_constraint("lives_in", "customers", type_="foreignkey")
