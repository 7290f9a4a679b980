"""Companies merge, stop or go bankrupt: once, with every open voucher decided, and nothing begins for them after."""

import sqlalchemy as sa
from alembic import op

revision = "202611251632"
down_revision = "202611251517"
branch_labels = None
depends_on = None

STATUSES = "'active', 'merged', 'stopped', 'bankrupt'"
CHECKS = {
    "companystatus": f"status IN ({STATUSES})",
    "ended_on_set": "(status = 'active') = (ended_on IS NULL)",
    "successor_when_merged": "(status = 'merged') = (successor_id IS NOT NULL)",
    "successor_is_another": "successor_id <> id",
}
OPEN = "'submitted', 'waitlisted', 'in_review', 'information_requested', 'granted', 'in_use', 'claimed', 'claim_returned'"

ENDING = f"""
CREATE FUNCTION refuse_unsound_ending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'active' THEN
        RAISE EXCEPTION 'a company ends once' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM vouchers WHERE company_id = NEW.id AND status IN ({OPEN})) THEN
        RAISE EXCEPTION 'open vouchers are decided first' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.successor_id IS NOT NULL THEN
        PERFORM FROM companies WHERE id = NEW.successor_id AND status = 'active' FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'a successor exists itself' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$
"""
BEGINNING = """
CREATE FUNCTION refuse_for_ended_company() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found text;
BEGIN
    SELECT status INTO found FROM companies WHERE id = NEW.company_id FOR SHARE;
    IF found <> 'active' THEN
        RAISE EXCEPTION 'nothing begins for a company that ended' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.add_column("companies", sa.Column("status", sa.String(40), server_default="active", nullable=False))
    op.add_column("companies", sa.Column("ended_on", sa.Date(), nullable=True))
    op.add_column("companies", sa.Column("successor_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("companies_successor_id_fkey"), "companies", "companies", ["successor_id"], ["id"])
    op.create_index(op.f("companies_successor_id_idx"), "companies", ["successor_id"])
    for name, rule in CHECKS.items():
        op.create_check_constraint(op.f(f"companies_{name}_check"), "companies", rule)
    op.create_table(
        "company_status_changes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("to_status", sa.String(40), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("successor_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(f"to_status IN ({STATUSES})", name=op.f("company_status_changes_companystatus_check")),
        sa.CheckConstraint("reason <> ''", name=op.f("company_status_changes_reason_given_check")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("company_status_changes_company_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["companies.id"], name=op.f("company_status_changes_successor_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("company_status_changes_account_id_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("company_status_changes_pkey")),
    )
    op.create_index(op.f("company_status_changes_company_id_id_idx"), "company_status_changes", ["company_id", "id"])
    op.execute(ENDING)
    op.execute(BEGINNING)
    op.execute("""
        CREATE TRIGGER company_status_changes_append_only BEFORE UPDATE OR DELETE ON company_status_changes
        FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('reason', 'account_id')
    """)
    op.execute("""
        CREATE TRIGGER companies_end_soundly BEFORE UPDATE ON companies FOR EACH ROW
        WHEN ((OLD.status, OLD.ended_on, OLD.successor_id)
              IS DISTINCT FROM (NEW.status, NEW.ended_on, NEW.successor_id))
        EXECUTE FUNCTION refuse_unsound_ending()
    """)
    op.execute("""
        CREATE TRIGGER vouchers_of_existing_company BEFORE INSERT ON vouchers
        FOR EACH ROW EXECUTE FUNCTION refuse_for_ended_company()
    """)
    op.execute("""
        CREATE TRIGGER vouchers_submitted_by_existing_company BEFORE UPDATE ON vouchers FOR EACH ROW
        WHEN (OLD.status = 'draft' AND NEW.status NOT IN ('draft', 'withdrawn'))
        EXECUTE FUNCTION refuse_for_ended_company()
    """)
    op.execute("""
        CREATE TRIGGER scans_of_existing_company BEFORE INSERT ON scans
        FOR EACH ROW EXECUTE FUNCTION refuse_for_ended_company()
    """)
    op.execute("""
        CREATE TRIGGER scans_opened_by_existing_company BEFORE UPDATE ON scans FOR EACH ROW
        WHEN (OLD.status <> 'open' AND NEW.status = 'open')
        EXECUTE FUNCTION refuse_for_ended_company()
    """)


def downgrade() -> None:
    for table, trigger in (
        ("scans", "scans_opened_by_existing_company"),
        ("scans", "scans_of_existing_company"),
        ("vouchers", "vouchers_submitted_by_existing_company"),
        ("vouchers", "vouchers_of_existing_company"),
        ("companies", "companies_end_soundly"),
    ):
        op.execute(f"DROP TRIGGER {trigger} ON {table}")
    op.drop_table("company_status_changes")
    op.execute("DROP FUNCTION refuse_for_ended_company()")
    op.execute("DROP FUNCTION refuse_unsound_ending()")
    for name in CHECKS:
        op.drop_constraint(op.f(f"companies_{name}_check"), "companies", type_="check")
    op.drop_index(op.f("companies_successor_id_idx"), table_name="companies")
    for column in ("successor_id", "ended_on", "status"):
        op.drop_column("companies", column)
