"""Corrections of the books: proposed by one, posted by another."""

import sqlalchemy as sa
from alembic import op

revision = "202611261510"
down_revision = "202611261501"
branch_labels = None
depends_on = None


def _words(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


# Whatever acts the constraint admits by now, and this one.
ADMIT = """
DO $$
DECLARE
    admitted text := (
        SELECT string_agg(quote_literal(word), ', ')
        FROM (
            SELECT (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] AS word
            FROM pg_constraint WHERE conname = 'ledger_transactions_ledgeract_check'
        ) AS found
        WHERE word <> 'correct'
    );
BEGIN
    ALTER TABLE ledger_transactions DROP CONSTRAINT ledger_transactions_ledgeract_check;
    EXECUTE 'ALTER TABLE ledger_transactions ADD CONSTRAINT ledger_transactions_ledgeract_check CHECK (act IN ('
        || admitted || '{more}))';
END $$
"""


def upgrade() -> None:
    op.execute(ADMIT.replace("{more}", ", ''correct''"))
    op.create_table(
        "ledger_corrections",
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("funding_share_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            _words("correctionkind", ("reduce", "raise_reserve", "lower_reserve", "recover")),
            nullable=False,
        ),
        sa.Column("status", _words("correctionstatus", ("proposed", "posted", "refused")), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ledger_corrections_amount_positive_check")),
        sa.CheckConstraint(
            "(status = 'proposed') = (decided_at IS NULL)", name=op.f("ledger_corrections_decided_at_set_check")
        ),
        sa.CheckConstraint(
            "status <> 'posted' OR (decided_by IS NOT NULL AND decided_by <> proposed_by)",
            name=op.f("ledger_corrections_four_eyes_check"),
        ),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("ledger_corrections_round_id_fkey")),
        sa.ForeignKeyConstraint(
            ["funding_share_id"], ["funding_shares.id"], name=op.f("ledger_corrections_funding_share_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("ledger_corrections_pkey")),
    )
    op.create_index(
        op.f("ledger_corrections_round_id_proposed_at_idx"), "ledger_corrections", ["round_id", "proposed_at"]
    )


def downgrade() -> None:
    op.drop_table("ledger_corrections")
    op.execute(ADMIT.replace("{more}", ""))
