"""A move that a system makes keeps what was sent, so that the same again is known, and when it happened there."""

import sqlalchemy as sa
from alembic import op

revision = "202611261701"
down_revision = "202611261700"
branch_labels = None
depends_on = None

TABLE, RULE = "voucher_status_changes", "voucher_status_changes_event_whole_check"
WHOLE = "(source_event_id IS NULL) = (source_fingerprint IS NULL)"


def upgrade() -> None:
    op.add_column(TABLE, sa.Column("source_fingerprint", sa.LargeBinary(), nullable=True))
    op.add_column(TABLE, sa.Column("source_occurred_at", sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint(op.f(RULE), TABLE, WHOLE)


def downgrade() -> None:
    op.drop_constraint(op.f(RULE), TABLE, type_="check")
    op.drop_column(TABLE, "source_occurred_at")
    op.drop_column(TABLE, "source_fingerprint")
