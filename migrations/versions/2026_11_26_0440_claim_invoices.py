"""A claim carries its invoice with VAT, which counts once; an officer answers what looks odd."""

import sqlalchemy as sa
from alembic import op

revision = "202611260440"
down_revision = "202611260135"
branch_labels = None
depends_on = None

VAT = sa.Enum(
    "general", "reduced", "zero", "reverse_charge", "exempt", name="vat", native_enum=False, create_constraint=True, length=40
)
ODDITY = sa.Enum(
    "same_amount",
    "number_used_before",
    "shared_people",
    "mandate",
    name="oddity",
    native_enum=False,
    create_constraint=True,
    length=40,
)
NEW = ("firm_id", "invoice_number", "invoice_key", "invoiced_on", "vat", "vat_cents")


def upgrade() -> None:
    op.add_column("claims", sa.Column("firm_id", sa.Uuid(), nullable=True))
    op.add_column("claims", sa.Column("invoice_number", sa.String(), nullable=True))
    op.add_column("claims", sa.Column("invoice_key", sa.String(), nullable=True))
    op.add_column("claims", sa.Column("invoiced_on", sa.Date(), nullable=True))
    op.add_column("claims", sa.Column("vat", VAT, nullable=True))
    op.add_column("claims", sa.Column("vat_cents", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("claims_firm_id_fkey"), "claims", "organisations", ["firm_id"], ["id"])
    op.create_check_constraint(op.f("claims_invoice_whole_check"), "claims", f"num_nulls({', '.join(NEW)}) IN (0, 6)")
    op.create_check_constraint(
        op.f("claims_vat_only_where_charged_check"),
        "claims",
        "vat_cents >= 0 AND (vat IN ('general', 'reduced') OR vat_cents = 0)",
    )
    op.create_index(
        "claims_invoice_once_idx",
        "claims",
        ["firm_id", "invoice_key"],
        unique=True,
        postgresql_where=sa.text("status IN ('submitted', 'confirmed', 'settled')"),
    )
    op.create_table(
        "claim_warnings",
        sa.Column("claim_id", sa.Uuid(), nullable=False),
        sa.Column("code", ODDITY, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("claim_warnings_claim_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("claim_warnings_pkey")),
        sa.UniqueConstraint("claim_id", "code", name=op.f("claim_warnings_claim_id_code_key")),
    )


def downgrade() -> None:
    op.drop_table("claim_warnings")
    op.drop_index("claims_invoice_once_idx", "claims")
    for name in NEW:
        op.drop_column("claims", name)
