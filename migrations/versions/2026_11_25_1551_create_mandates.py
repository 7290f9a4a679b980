"""Mandates of a company; nobody confirms a claim for both sides."""

from alembic import op
import sqlalchemy as sa

revision = "202611251551"
down_revision = "202611251555"
branch_labels = None
depends_on = None

NOT_FOR_BOTH_SIDES = """
CREATE FUNCTION refuse_confirmation_by_adviser() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM vouchers JOIN advisers ON advisers.id = vouchers.adviser_id
        WHERE vouchers.id = NEW.voucher_id AND advisers.account_id = NEW.confirmed_by
    ) OR EXISTS (
        SELECT FROM vouchers
        JOIN advisers ON advisers.id = vouchers.adviser_id
        JOIN memberships ON memberships.organisation_id = advisers.organisation_id
        WHERE vouchers.id = NEW.voucher_id AND memberships.account_id = NEW.confirmed_by
    ) THEN
        RAISE EXCEPTION 'the adviser of a voucher confirms no claim on it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "mandates",
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("powers", sa.ARRAY(sa.String(length=40)), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("company_id <> organisation_id", name=op.f("mandates_two_parties_check")),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("mandates_period_ordered_check")),
        sa.CheckConstraint("ends_on <= starts_on + 731", name=op.f("mandates_two_years_at_most_check")),
        sa.CheckConstraint(
            "cardinality(powers) >= 1 AND powers <@ ARRAY['see_scan_result', 'prepare_applications', "
            "'submit_applications', 'confirm_claims', 'enter_measurements']::varchar[]",
            name=op.f("mandates_powers_known_check"),
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["organisations.id"], name=op.f("mandates_company_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("mandates_organisation_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["given_by"], ["accounts.id"], name=op.f("mandates_given_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["accounts.id"], name=op.f("mandates_ended_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("mandates_pkey")),
    )
    op.create_index(
        "mandates_one_current_idx",
        "mandates",
        ["company_id", "organisation_id"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(op.f("mandates_organisation_id_idx"), "mandates", ["organisation_id"], unique=False)
    op.execute(NOT_FOR_BOTH_SIDES)
    op.execute("""
        CREATE TRIGGER claims_not_for_both_sides BEFORE UPDATE OF confirmed_by ON claims FOR EACH ROW
        WHEN (NEW.confirmed_by IS NOT NULL AND NEW.confirmed_by IS DISTINCT FROM OLD.confirmed_by)
        EXECUTE FUNCTION refuse_confirmation_by_adviser()
    """)


def downgrade() -> None:
    op.execute("DROP TRIGGER claims_not_for_both_sides ON claims")
    op.execute("DROP FUNCTION refuse_confirmation_by_adviser()")
    op.drop_index(op.f("mandates_organisation_id_idx"), table_name="mandates")
    op.drop_index(
        "mandates_one_current_idx", table_name="mandates", postgresql_where=sa.text("ended_at IS NULL")
    )
    op.drop_table("mandates")
