"""Companies declare linked ones; aid that was entered in the central register."""

import sqlalchemy as sa
from alembic import op

revision = "202611260515"
down_revision = "202611260500"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "linked_companies",
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("kvk_number", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("declared_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name=op.f("linked_companies_kvk_number_form_check")),
        sa.CheckConstraint("ended_at >= declared_at", name=op.f("linked_companies_period_ordered_check")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("linked_companies_company_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["declared_by"], ["accounts.id"], name=op.f("linked_companies_declared_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["accounts.id"], name=op.f("linked_companies_ended_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("linked_companies_pkey")),
    )
    op.create_index(
        "linked_companies_one_open_idx",
        "linked_companies",
        ["company_id", "kvk_number"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(op.f("linked_companies_kvk_number_idx"), "linked_companies", ["kvk_number"])
    op.create_table(
        "aid_reports",
        sa.Column("status_change_id", sa.BigInteger(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["status_change_id"], ["voucher_status_changes.id"], name=op.f("aid_reports_status_change_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["reported_by"], ["accounts.id"], name=op.f("aid_reports_reported_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("status_change_id", name=op.f("aid_reports_pkey")),
    )
    op.create_index(op.f("aid_reports_reported_by_idx"), "aid_reports", ["reported_by"])


def downgrade() -> None:
    op.drop_table("aid_reports")
    op.drop_table("linked_companies")
