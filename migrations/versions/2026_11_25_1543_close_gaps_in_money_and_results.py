"""Rules of money and of published results that said nothing when a value was missing, or left a way round.

A CHECK passes when it cannot tell: amounts that must be there are now named. What is append-only is not emptied either.
A result exists of a published scan only.
"""

from alembic import op

revision = "202611251543"
down_revision = "202611251551"
branch_labels = None
depends_on = None

AFTER_GRANT = "status IN ('granted', 'in_use', 'claimed', 'claim_returned', 'settled')"
SETTLED_BEFORE = "settled_cents <= granted_cents"
SETTLED_NOW = (
    "settled_cents IS NULL OR (granted_cents IS NOT NULL AND 0 <= settled_cents AND settled_cents <= granted_cents)"
)
# table, name, the rule before, the rule now
CHECKS = (
    (
        "vouchers",
        "submitted_whole",
        "status IN ('draft', 'withdrawn') OR (subsidy_cents > 0 AND submitted_at IS NOT NULL)",
        "status IN ('draft', 'withdrawn') "
        "OR (subsidy_cents IS NOT NULL AND subsidy_cents > 0 AND submitted_at IS NOT NULL)",
    ),
    (
        "vouchers",
        "granted_whole",
        f"NOT {AFTER_GRANT} OR (granted_cents > 0 AND valid_until IS NOT NULL)",
        f"NOT {AFTER_GRANT} OR (granted_cents IS NOT NULL AND granted_by IS NOT NULL AND valid_until IS NOT NULL)",
    ),
    (
        "vouchers",
        "granted_at_most_asked",
        "granted_cents <= subsidy_cents",
        "granted_cents IS NULL OR (subsidy_cents IS NOT NULL AND 0 < granted_cents AND granted_cents <= subsidy_cents)",
    ),
    ("vouchers", "settled_at_most_granted", SETTLED_BEFORE, SETTLED_NOW),
    (
        "vouchers",
        "paid_at_most",
        "0 <= paid_cents AND (paid_cents = 0 OR paid_cents <= settled_cents)",
        "paid_cents = 0 OR (settled_cents IS NOT NULL AND 0 < paid_cents AND paid_cents <= settled_cents)",
    ),
    (
        "vouchers",
        "settled_whole",
        "status <> 'settled' OR settled_cents IS NOT NULL",
        "status <> 'settled' OR (settled_cents IS NOT NULL AND settled_by IS NOT NULL)",
    ),
    ("voucher_shares", "settled_at_most_granted", f"0 <= settled_cents AND {SETTLED_BEFORE}", SETTLED_NOW),
    (
        "claims",
        "confirmed_by_somebody",
        "status <> 'confirmed' OR confirmed_by IS NOT NULL",
        "status NOT IN ('confirmed', 'settled') OR confirmed_by IS NOT NULL",
    ),
)
NEVER_EMPTIED = (
    "audit_entries",
    "ledger_accounts",
    "ledger_entries",
    "ledger_transactions",
    "scan_result_dimensions",
    "scan_result_groups",
    "scan_results",
    "voucher_letters",
    "voucher_status_changes",
)


def _replace(table: str, name: str, rule: str) -> None:
    op.drop_constraint(op.f(f"{table}_{name}_check"), table, type_="check")
    op.create_check_constraint(op.f(f"{table}_{name}_check"), table, rule)


def upgrade() -> None:
    for table, name, _, rule in CHECKS:
        _replace(table, name, rule)
    for table in NEVER_EMPTIED:
        op.execute(f"""
            CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
    op.execute("""
        CREATE FUNCTION refuse_result_before_publication() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM scans WHERE id = NEW.scan_id AND status = 'published') THEN
                RAISE EXCEPTION 'a result exists of a published scan only'
                USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NULL;
        END $$
    """)
    op.execute("""
        CREATE CONSTRAINT TRIGGER scan_results_of_published AFTER INSERT ON scan_results DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION refuse_result_before_publication()
    """)


def downgrade() -> None:
    op.execute("DROP TRIGGER scan_results_of_published ON scan_results")
    op.execute("DROP FUNCTION refuse_result_before_publication()")
    for table in NEVER_EMPTIED:
        op.execute(f"DROP TRIGGER {table}_never_emptied ON {table}")
    for table, name, rule, _ in CHECKS:
        _replace(table, name, rule)
