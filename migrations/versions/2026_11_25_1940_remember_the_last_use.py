"""The day on which an account was last used, and was last warned that nobody uses it."""

import sqlalchemy as sa
from alembic import op

revision = "202611251940"
down_revision = "202611251950"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account_uses",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("last_used_on", sa.Date(), nullable=False),
        sa.Column("warned_on", sa.Date(), nullable=True),
        sa.CheckConstraint("last_used_on <= warned_on", name=op.f("account_uses_warned_after_use_check")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("account_uses_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("account_uses_pkey")),
    )
    op.execute("INSERT INTO account_uses (account_id, last_used_on) SELECT id, current_date FROM accounts")


def downgrade() -> None:
    op.drop_table("account_uses")
