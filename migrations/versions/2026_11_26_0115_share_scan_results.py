"""A published result is shared with everybody in the company by a link."""

import sqlalchemy as sa
from alembic import op

revision = "202611260115"
down_revision = "202611252020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "scan_result_shares",
        sa.Column("scan_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("with_plan", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("octet_length(token_hash) = 32", name=op.f("scan_result_shares_only_a_hash_check")),
        sa.ForeignKeyConstraint(
            ["scan_id"],
            ["scan_results.scan_id"],
            name=op.f("scan_result_shares_scan_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("scan_id", name=op.f("scan_result_shares_pkey")),
        sa.UniqueConstraint("token_hash", name=op.f("scan_result_shares_token_hash_key")),
    )


def downgrade() -> None:
    op.drop_table("scan_result_shares")
