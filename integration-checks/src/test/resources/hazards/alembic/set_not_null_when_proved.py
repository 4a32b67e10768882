"""require the note of orders

Revision ID: set_not_null_when_proved
Revises: set_not_null
"""
from alembic import op
import sqlalchemy as sa

revision = "set_not_null_when_proved"
down_revision = "set_not_null"


def upgrade():
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.create_check_constraint("has_note", "orders", "note IS NOT NULL", postgresql_not_valid=True)
    with op.get_context().autocommit_block():
        op.execute("ALTER TABLE orders VALIDATE CONSTRAINT has_note")
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.alter_column("orders", "note", existing_type=sa.Text(), nullable=False)
    op.drop_constraint("has_note", "orders", type_="check")


def downgrade():
    op.alter_column("orders", "note", existing_type=sa.Text(), nullable=True)
