"""Imports of members from a file: the import, its rows beside the register, and what does not fit in it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611270400"
down_revision = "202611270300"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "member_imports",
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("file_format", sa.String(40), nullable=False),
        sa.Column("file_kept", sa.Boolean(), nullable=False),
        sa.Column("columns", postgresql.JSONB(), nullable=False),
        sa.Column("mapping", postgresql.JSONB(), nullable=True),
        sa.Column("ends_absent", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("rows_done", sa.BigInteger(), nullable=False),
        sa.Column("rows_total", sa.BigInteger(), nullable=True),
        sa.Column("counts", postgresql.JSONB(), nullable=True),
        sa.Column("failure", postgresql.JSONB(), nullable=True),
        sa.Column("started_by", sa.Uuid(), nullable=True),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "status IN ('reading', 'ready', 'importing', 'done', 'failed', 'cancelled')",
            name=op.f("member_imports_importstatus_check"),
        ),
        sa.CheckConstraint("file_format IN ('csv', 'xlsx', 'json')", name=op.f("member_imports_fileformat_check")),
        sa.CheckConstraint("0 <= rows_done", name=op.f("member_imports_rows_possible_check")),
        sa.CheckConstraint("status <> 'done' OR counts IS NOT NULL", name=op.f("member_imports_done_counted_check")),
        sa.CheckConstraint(
            "(status = 'failed') = (failure IS NOT NULL)", name=op.f("member_imports_failure_told_check")
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["organisations.id"], name=op.f("member_imports_branch_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["started_by"], ["accounts.id"], name=op.f("member_imports_started_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("member_imports_pkey")),
    )
    op.create_index(op.f("member_imports_branch_id_created_at_idx"), "member_imports", ["branch_id", "created_at"])
    op.create_index(
        "member_imports_work_idx",
        "member_imports",
        ["created_at"],
        postgresql_where=sa.text("status IN ('reading', 'importing') OR file_kept"),
    )
    op.create_table(
        "member_import_rows",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("kvk_number", sa.String(8), nullable=False),
        sa.Column("is_right", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("sort_name", sa.String(), nullable=True),
        sa.Column("sbi_version", sa.String(40), nullable=False),
        sa.Column("sbi_code", sa.String(8), nullable=True),
        sa.Column("employees", sa.BigInteger(), nullable=True),
        sa.Column("postcode4", sa.BigInteger(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.CheckConstraint("sbi_version IN ('2008', '2025')", name=op.f("member_import_rows_sbiversion_check")),
        sa.CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name=op.f("member_import_rows_kvk_number_form_check")),
        sa.ForeignKeyConstraint(
            ["import_id"], ["member_imports.id"], name=op.f("member_import_rows_import_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("import_id", "kvk_number", name=op.f("member_import_rows_pkey")),
    )
    op.create_table(
        "member_import_mismatches",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("column", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("reason", postgresql.JSONB(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('wrong', 'doubled', 'mended')", name=op.f("member_import_mismatches_mismatchkind_check")
        ),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["member_imports.id"],
            name=op.f("member_import_mismatches_import_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("member_import_mismatches_pkey")),
    )
    op.create_index(
        op.f("member_import_mismatches_import_id_row_id_idx"), "member_import_mismatches", ["import_id", "row", "id"]
    )


def downgrade() -> None:
    """Drop them, with every import that was not carried out."""
    op.drop_table("member_import_mismatches")
    op.drop_table("member_import_rows")
    op.drop_table("member_imports")
