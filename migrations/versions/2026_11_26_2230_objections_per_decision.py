"""A company may object to each decision: also while an objection against an earlier one is open."""

import sqlalchemy as sa
from alembic import op

revision = "202611262230"
down_revision = "202611262200"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let go of one open objection per voucher; one per decision stays."""
    op.drop_index("objections_one_open_idx", "objections")


def downgrade() -> None:
    """Ask for it again; fails while a voucher has two."""
    op.create_index(
        "objections_one_open_idx",
        "objections",
        ["voucher_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('filed', 'heard')"),
    )
