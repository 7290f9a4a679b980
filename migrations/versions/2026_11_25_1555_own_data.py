"""Downloads, erasures and their log, departures, and who looked into a company's file."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "202611251555"
down_revision = "202611251510"
branch_labels = None
depends_on = None

# What an erasure may change in append-only history: the columns that can name somebody.
NAMING = {
    "voucher_status_changes": ("actor_name", "reason"),
    "voucher_letters": ("subject", "body"),
    "accreditation_changes": ("reason",),
}
ERASURE_ONLY = """
CREATE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    naming text[] := TG_ARGV;
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('slimmerwerken.erasing', true) = 'on'
        AND (to_jsonb(NEW) - naming) = (to_jsonb(OLD) - naming) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
UNTIL_OLD = """
CREATE FUNCTION refuse_change_until_old() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND (to_jsonb(OLD) ->> TG_ARGV[0])::timestamptz < now() - TG_ARGV[1]::interval THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""

KEEP_AN_OWNER = """
CREATE OR REPLACE FUNCTION keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM organisations WHERE id = OLD.organisation_id FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT EXISTS (SELECT FROM accounts WHERE id = OLD.account_id){unless} THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM memberships WHERE organisation_id = OLD.organisation_id AND role = 'owner') THEN
        RAISE EXCEPTION 'a company keeps at least one owner' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""
UNLESS_ERASED = "\n        OR EXISTS (SELECT FROM companies WHERE id = OLD.organisation_id AND erased)"


def _letters_count_up(ended):
    op.execute("DROP TRIGGER verification_letters_count_up ON verification_letters")
    op.execute(
        "CREATE TRIGGER verification_letters_count_up BEFORE UPDATE ON verification_letters FOR EACH ROW "
        f"WHEN (NEW.attempts < OLD.attempts OR {ended}) EXECUTE FUNCTION refuse_change()"
    )


def _trigger(table, function):
    op.execute(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}")
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}"
    )


def upgrade() -> None:
    whose = sa.Enum("person", "company", name="whose", native_enum=False, create_constraint=True, length=40)
    op.add_column("companies", sa.Column("erased", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.drop_constraint(op.f("companies_kvk_number_form_check"), "companies", type_="check")
    op.create_check_constraint(op.f("companies_kvk_number_form_check"), "companies", "kvk_number ~ '^[0-9]{8}$' OR erased")
    op.add_column("consents", sa.Column("wording", sa.String(10), server_default="2026-11", nullable=False))
    op.create_table(
        "departures",
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_by", sa.Uuid(), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("returned_at >= left_at", name=op.f("departures_period_ordered_check")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("departures_company_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["left_by"], ["accounts.id"], name=op.f("departures_left_by_fkey"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["returned_by"], ["accounts.id"], name=op.f("departures_returned_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("departures_pkey")),
    )
    op.create_index(
        "departures_one_open_idx", "departures", ["company_id"], unique=True, postgresql_where=text("returned_at IS NULL")
    )
    op.create_table(
        "kept_identities",
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("kvk_number", sa.String(8), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kept_until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("kept_identities_company_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("company_id", name=op.f("kept_identities_pkey")),
    )
    op.create_index(op.f("kept_identities_kvk_number_idx"), "kept_identities", ["kvk_number"])
    op.create_table(
        "data_exports",
        sa.Column("whose", whose, nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "queued",
                "running",
                "ready",
                "failed",
                "expired",
                name="exportstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("done", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("ready_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=text("now()"), nullable=False),
        sa.CheckConstraint("(whose = 'company') = (company_id IS NOT NULL)", name=op.f("data_exports_company_named_check")),
        sa.CheckConstraint("0 <= done AND done <= total", name=op.f("data_exports_progress_possible_check")),
        sa.CheckConstraint(
            "(ready_at IS NULL) = (status IN ('queued', 'running', 'failed'))",
            name=op.f("data_exports_ready_at_set_check"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("data_exports_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("data_exports_company_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("data_exports_pkey")),
    )
    op.create_index(
        "data_exports_one_at_a_time_idx",
        "data_exports",
        ["account_id", text("coalesce(company_id, account_id)")],
        unique=True,
        postgresql_where=text("status IN ('queued', 'running')"),
    )
    op.create_index(op.f("data_exports_status_created_at_idx"), "data_exports", ["status", "created_at"])
    op.create_table(
        "erasure_requests",
        sa.Column("whose", whose, nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "waiting",
                "cancelled",
                "halted",
                "done",
                name="erasurestatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=text("now()"), nullable=False),
        sa.CheckConstraint("(status = 'waiting') = (ended_at IS NULL)", name=op.f("erasure_requests_ended_at_set_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("erasure_requests_pkey")),
    )
    op.create_index(
        "erasure_requests_one_waiting_idx",
        "erasure_requests",
        ["subject_id"],
        unique=True,
        postgresql_where=text("status = 'waiting'"),
    )
    op.create_index(
        "erasure_requests_due_idx", "erasure_requests", ["due_at"], postgresql_where=text("status = 'waiting'")
    )
    op.create_index(
        op.f("erasure_requests_subject_id_requested_at_idx"), "erasure_requests", ["subject_id", "requested_at"]
    )
    op.create_table(
        "erasure_log",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("whose", whose, nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("erasure_log_pkey")),
        sa.UniqueConstraint("subject_id", name=op.f("erasure_log_subject_id_key")),
    )
    op.create_table(
        "file_accesses",
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "company",
                "scan",
                "voucher",
                "trajectory",
                "measurement",
                "document",
                name="filepart",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("accessed_on", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("file_accesses_company_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("company_id", "account_id", "part", "accessed_on", name=op.f("file_accesses_pkey")),
    )
    op.create_index(op.f("file_accesses_company_id_accessed_on_idx"), "file_accesses", ["company_id", "accessed_on"])
    op.execute(ERASURE_ONLY)
    op.execute(UNTIL_OLD)
    for table, naming in NAMING.items():
        arguments = ", ".join(f"'{name}'" for name in naming)
        _trigger(table, f"refuse_change_but_erasure({arguments})")
    op.execute(KEEP_AN_OWNER.format(unless=UNLESS_ERASED))
    # Who asked for a used letter, or printed it, may still be erased.
    _letters_count_up(
        "(OLD.used_at IS NOT NULL AND (OLD.company_id, OLD.asked_at, OLD.printed_at, OLD.code_hash, OLD.expires_at, "
        "OLD.attempts, OLD.used_at, OLD.replaced_at) IS DISTINCT FROM (NEW.company_id, NEW.asked_at, NEW.printed_at, "
        "NEW.code_hash, NEW.expires_at, NEW.attempts, NEW.used_at, NEW.replaced_at))"
    )
    _trigger("audit_entries", "refuse_change_until_old('occurred_at', '7 years')")
    _trigger("erasure_log", "refuse_change_until_old('erased_at', '2 years')")


def downgrade() -> None:
    op.execute(KEEP_AN_OWNER.format(unless=""))
    _letters_count_up("OLD.used_at IS NOT NULL")
    for table in (*NAMING, "audit_entries"):
        _trigger(table, "refuse_change()")
    for table in ("file_accesses", "erasure_log", "erasure_requests", "data_exports", "kept_identities", "departures"):
        op.drop_table(table)
    op.execute("DROP FUNCTION refuse_change_but_erasure()")
    op.execute("DROP FUNCTION refuse_change_until_old()")
    op.drop_column("consents", "wording")
    op.drop_constraint(op.f("companies_kvk_number_form_check"), "companies", type_="check")
    op.create_check_constraint(op.f("companies_kvk_number_form_check"), "companies", "kvk_number ~ '^[0-9]{8}$'")
    op.drop_column("companies", "erased")
