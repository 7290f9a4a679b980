"""Syntens enters an application for a company that called; who entered it decides nothing about it."""

import sqlalchemy as sa
from alembic import op

revision = "202611261651"
down_revision = "202611261520"
branch_labels = None
depends_on = None

COLUMNS = {
    "entered_by": sa.Uuid(),
    "entered_organisation_id": sa.Uuid(),
    "entered_at": sa.DateTime(timezone=True),
    "caller_name": sa.String(),
    "handed_over_at": sa.DateTime(timezone=True),
}
RULES = {
    "entry_whole": "num_nulls(entered_by, entered_organisation_id, entered_at, caller_name) IN (0, 4)",
    "declared_by_company": "entered_by IS NULL OR handed_over_at IS NOT NULL OR "
    "(status IN ('draft', 'withdrawn') AND other_aid_cents IS NULL AND monitoring_consent IS NULL)",
    "entered_by_another": "entered_by IS NULL OR (reviewer_id IS DISTINCT FROM entered_by "
    "AND granted_by IS DISTINCT FROM entered_by AND settled_by IS DISTINCT FROM entered_by)",
}
WAITS = "status = 'draft' AND entered_by IS NOT NULL"
# A rejection names no officer in the voucher itself: the history of every move does.
ANOTHER_DECIDES = """
CREATE FUNCTION refuse_move_by_who_entered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM vouchers WHERE id = NEW.voucher_id AND entered_by = NEW.account_id) THEN
        RAISE EXCEPTION 'who entered an application decides nothing about it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.add_column("vouchers", sa.Column(name, kind, nullable=True))
    op.create_foreign_key(
        op.f("vouchers_entered_organisation_id_fkey"),
        "vouchers",
        "organisations",
        ["entered_organisation_id"],
        ["id"],
    )
    for name, rule in RULES.items():
        op.create_check_constraint(op.f(f"vouchers_{name}_check"), "vouchers", rule)
    for name, columns, unique in (
        ("vouchers_one_entry_idx", ["company_id", "round_id"], True),
        ("vouchers_entries_idx", ["entered_organisation_id", "entered_at"], False),
    ):
        op.create_index(name, "vouchers", columns, unique=unique, postgresql_where=sa.text(WAITS))
    op.execute(ANOTHER_DECIDES)
    op.execute(
        "CREATE TRIGGER voucher_status_changes_by_another BEFORE INSERT ON voucher_status_changes FOR EACH ROW "
        "WHEN (NEW.source = 'syntens' AND NEW.account_id IS NOT NULL) EXECUTE FUNCTION refuse_move_by_who_entered()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER voucher_status_changes_by_another ON voucher_status_changes")
    op.execute("DROP FUNCTION refuse_move_by_who_entered()")
    for name in ("vouchers_entries_idx", "vouchers_one_entry_idx"):
        op.drop_index(name, "vouchers")
    for name in RULES:
        op.drop_constraint(op.f(f"vouchers_{name}_check"), "vouchers")
    for name in reversed(COLUMNS):
        op.drop_column("vouchers", name)
