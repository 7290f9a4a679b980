"""Quick scans are kept: by a visitor under a key for a month, by a company for good."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611251950"
down_revision = "202611251933"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quick_scans",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("answers", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=True),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("claimed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(company_id IS NULL) = (key_hash IS NOT NULL)", name=op.f("quick_scans_by_key_or_of_company_check")
        ),
        sa.CheckConstraint(
            "(company_id IS NULL) = (claimed_on IS NULL)", name=op.f("quick_scans_claimed_on_set_check")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("quick_scans_company_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["questionnaire_versions.id"], name=op.f("quick_scans_version_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("quick_scans_pkey")),
        sa.UniqueConstraint("key_hash", name=op.f("quick_scans_key_hash_key")),
    )
    op.create_index(op.f("quick_scans_company_id_saved_at_idx"), "quick_scans", ["company_id", "saved_at"])


def downgrade() -> None:
    op.drop_table("quick_scans")
