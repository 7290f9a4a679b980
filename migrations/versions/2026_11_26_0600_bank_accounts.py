"""Accounts that payees are paid on: one in use, a changed one waits for an officer."""

import sqlalchemy as sa
from alembic import op

revision = "202611260600"
down_revision = "202611260550"
branch_labels = None
depends_on = None

STATUS = sa.Enum(
    "waiting", "in_use", "refused", "replaced", name="bankaccountstatus", native_enum=False, create_constraint=True, length=40
)


def upgrade() -> None:
    # ISO 7064: the number with its first four signs behind it, letters as 10 to 35, is 1 modulo 97.
    op.execute("""
        CREATE FUNCTION iban_adds_up(iban text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$
            SELECT string_agg(CASE WHEN sign ~ '[0-9]' THEN sign ELSE (ascii(sign) - 55)::text END, '' ORDER BY place)
                ::numeric % 97 = 1
            FROM regexp_split_to_table(substr(iban, 5) || left(iban, 4), '') WITH ORDINALITY AS signs (sign, place)
        $$
    """)
    op.create_table(
        "bank_accounts",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("status", STATUS, nullable=False),
        sa.Column("iban", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmable_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_reason", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' AND iban_adds_up(iban)",
            name=op.f("bank_accounts_iban_right_check"),
        ),
        sa.CheckConstraint(
            "confirmed_by IS NULL OR confirmed_by <> entered_by", name=op.f("bank_accounts_four_eyes_check")
        ),
        sa.CheckConstraint(
            "(status = 'refused') = (refused_reason IS NOT NULL)", name=op.f("bank_accounts_refused_with_reason_check")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("bank_accounts_organisation_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("bank_accounts_pkey")),
    )
    for name, status in (("bank_accounts_one_in_use_idx", "in_use"), ("bank_accounts_one_waiting_idx", "waiting")):
        op.create_index(
            name, "bank_accounts", ["organisation_id"], unique=True, postgresql_where=sa.text(f"status = '{status}'")
        )
    op.create_index(op.f("bank_accounts_status_entered_at_idx"), "bank_accounts", ["status", "entered_at"])


def downgrade() -> None:
    op.drop_table("bank_accounts")
    op.execute("DROP FUNCTION iban_adds_up(text)")
