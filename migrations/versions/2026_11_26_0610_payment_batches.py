"""Payments go to the bank in batches, may fail and come back, and what was paid can be asked back.

Triggers: a batch that the bank may have is worth what its payments are worth, checked at commit.
"""

import sqlalchemy as sa
from alembic import op

revision = "202611260610"
down_revision = "202611260600"
branch_labels = None
depends_on = None

KINDS = ("funder", "available", "objection_reserve", "reserved", "committed", "payable", "paid")
ACTS = ("fund", "set_aside", "reserve", "release", "commit", "settle", "pay", "cancel")
PAYMENTS = ("due", "paid", "cancelled")
# Table, column, constraint, the words before and the words that are new.
ENUMS = (
    ("ledger_accounts", "kind", "accountkind", KINDS, ("reclaimable", "written_off")),
    ("ledger_transactions", "act", "ledgeract", ACTS, ("fail", "reclaim", "receive", "write_off")),
    ("payments", "status", "paymentstatus", PAYMENTS, ("in_batch", "failed")),
)
FAILURES = ("AC01", "AC04", "AC06", "AG01", "AM04", "AM05", "BE04", "MS02", "MS03", "RC01")
NOW = "CASE status WHEN 'paid' THEN paid_on IS NOT NULL WHEN 'failed' THEN true ELSE paid_on IS NULL END"
SUM = """
CREATE FUNCTION refuse_batch_of_another_sum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched uuid := CASE TG_TABLE_NAME WHEN 'payments' THEN (to_jsonb(NEW) ->> 'batch_id')::uuid
                    ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
BEGIN
    IF EXISTS (
        SELECT FROM payment_batches batch WHERE batch.id = touched AND batch.status <> 'cancelled'
        AND (batch.total_cents, batch.payment_count) <> (
            SELECT coalesce(sum(amount_cents), 0)::bigint, count(*) FROM payments WHERE batch_id = batch.id
        )
    ) THEN
        RAISE EXCEPTION 'batch % is not the sum of its payments', touched
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""


def _words(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _admit(table: str, column: str, name: str, words: tuple[str, ...]) -> None:
    op.drop_constraint(op.f(f"{table}_{name}_check"), table, type_="check")
    listed = ", ".join(f"'{word}'" for word in words)
    op.create_check_constraint(op.f(f"{table}_{name}_check"), table, f"{column} IN ({listed})")


def _replace(table: str, name: str, rule: str) -> None:
    op.drop_constraint(op.f(f"{table}_{name}_check"), table, type_="check")
    op.create_check_constraint(op.f(f"{table}_{name}_check"), table, rule)


def upgrade() -> None:
    for table, column, name, before, new in ENUMS:
        _admit(table, column, name, (*before, *new))
    op.execute("""
        INSERT INTO ledger_accounts (round_id, funding_share_id, kind, balance_cents)
        SELECT round_id, id, kind, 0 FROM funding_shares, unnest(ARRAY['reclaimable', 'written_off']) AS kind
    """)
    op.execute("CREATE SEQUENCE payment_batch_numbers")
    op.create_table(
        "payment_batches",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("status", _words("batchstatus", ("made", "done", "cancelled")), nullable=False),
        sa.Column("execution_on", sa.Date(), nullable=False),
        sa.Column("payment_count", sa.BigInteger(), nullable=False),
        sa.Column("total_cents", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("total_cents > 0", name=op.f("payment_batches_total_positive_check")),
        sa.CheckConstraint("payment_count BETWEEN 1 AND 500", name=op.f("payment_batches_payments_within_check")),
        sa.CheckConstraint(
            "status <> 'done' OR (closed_by IS NOT NULL AND closed_by <> made_by)",
            name=op.f("payment_batches_four_eyes_check"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("payment_batches_pkey")),
        sa.UniqueConstraint("number", name=op.f("payment_batches_number_key")),
    )
    op.create_index(op.f("payment_batches_made_at_idx"), "payment_batches", ["made_at"])
    op.add_column("payments", sa.Column("batch_id", sa.Uuid(), nullable=True))
    op.add_column("payments", sa.Column("iban", sa.String(), nullable=True))
    op.add_column("payments", sa.Column("holder", sa.String(), nullable=True))
    op.add_column("payments", sa.Column("failure_code", _words("failurecode", FAILURES), nullable=True))
    op.add_column("payments", sa.Column("failed_on", sa.Date(), nullable=True))
    op.create_foreign_key(op.f("payments_batch_id_fkey"), "payments", "payment_batches", ["batch_id"], ["id"])
    op.create_index(op.f("payments_batch_id_idx"), "payments", ["batch_id"])
    _replace("payments", "paid_on_set", NOW)
    for name, rule in (
        ("failed_with_code", "(status = 'failed') = (failure_code IS NOT NULL)"),
        ("in_batch_whole", "status <> 'in_batch' OR (batch_id IS NOT NULL AND iban IS NOT NULL AND holder IS NOT NULL)"),
        ("outside_batch", "status NOT IN ('due', 'cancelled') OR batch_id IS NULL"),
    ):
        op.create_check_constraint(op.f(f"payments_{name}_check"), "payments", rule)
    op.create_table(
        "reclaims",
        sa.Column("voucher_id", sa.Uuid(), nullable=False),
        sa.Column("status", _words("reclaimstatus", ("open", "received", "written_off")), nullable=False),
        sa.Column("payee_organisation_id", sa.Uuid(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("pay_before", sa.Date(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("bank_reference", sa.String(), nullable=True),
        sa.Column("closing_reason", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("amount_cents > 0", name=op.f("reclaims_amount_positive_check")),
        sa.CheckConstraint("(status = 'open') = (closed_at IS NULL)", name=op.f("reclaims_closed_at_set_check")),
        sa.CheckConstraint(
            "(status = 'received') = (received_on IS NOT NULL)", name=op.f("reclaims_received_on_set_check")
        ),
        sa.CheckConstraint(
            "status <> 'written_off' "
            "OR (closing_reason IS NOT NULL AND closed_by IS NOT NULL AND closed_by <> opened_by)",
            name=op.f("reclaims_four_eyes_check"),
        ),
        sa.ForeignKeyConstraint(["voucher_id"], ["vouchers.id"], name=op.f("reclaims_voucher_id_fkey")),
        sa.ForeignKeyConstraint(
            ["payee_organisation_id"], ["organisations.id"], name=op.f("reclaims_payee_organisation_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("reclaims_pkey")),
    )
    op.create_index(
        "reclaims_one_open_idx", "reclaims", ["voucher_id"], unique=True, postgresql_where=sa.text("status = 'open'")
    )
    op.create_index(op.f("reclaims_status_opened_at_idx"), "reclaims", ["status", "opened_at"])
    op.execute(SUM)
    for table in ("payments", "payment_batches"):
        op.execute(f"""
            CREATE CONSTRAINT TRIGGER {table}_of_one_sum AFTER INSERT OR UPDATE ON {table}
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_batch_of_another_sum()
        """)


def downgrade() -> None:
    op.execute("DROP TRIGGER payments_of_one_sum ON payments")
    op.drop_table("reclaims")
    for name in ("failed_with_code", "in_batch_whole", "outside_batch"):
        op.drop_constraint(op.f(f"payments_{name}_check"), "payments", type_="check")
    _replace("payments", "paid_on_set", "(status = 'paid') = (paid_on IS NOT NULL)")
    for name in ("batch_id", "iban", "holder", "failure_code", "failed_on"):
        op.drop_column("payments", name)
    op.drop_table("payment_batches")
    op.execute("DROP FUNCTION refuse_batch_of_another_sum()")
    op.execute("DROP SEQUENCE payment_batch_numbers")
    op.execute("ALTER TABLE ledger_accounts DISABLE TRIGGER USER")
    op.execute("DELETE FROM ledger_accounts WHERE kind IN ('reclaimable', 'written_off')")
    op.execute("ALTER TABLE ledger_accounts ENABLE TRIGGER USER")
    for table, column, name, before, _ in ENUMS:
        _admit(table, column, name, before)
