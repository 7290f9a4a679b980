"""Days on which an officer is away, and who takes over meanwhile."""

import sqlalchemy as sa
from alembic import op

revision = "202611271540"
down_revision = "202611271530"
branch_labels = None
depends_on = None

# Nobody is away twice, and nobody takes over while away: the files would stand in a queue that nobody reads.
SOMEBODY_IS_THERE = """
CREATE FUNCTION refuse_absence_without_anybody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM officer_absences other
        WHERE other.id <> NEW.id AND other.from_on <= NEW.until_on AND other.until_on >= NEW.from_on
        AND (other.account_id IN (NEW.account_id, NEW.taken_over_by) OR other.taken_over_by = NEW.account_id)
    ) THEN
        RAISE EXCEPTION 'who is away on these days is away already, or takes over, or is taken over by somebody away'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    """Make the table, and let nobody take over who is away."""
    op.create_table(
        "officer_absences",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("taken_over_by", sa.Uuid(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "until_on BETWEEN from_on AND from_on + 366", name=op.f("officer_absences_days_in_order_check")
        ),
        sa.CheckConstraint(
            "taken_over_by IS DISTINCT FROM account_id", name=op.f("officer_absences_another_takes_over_check")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("officer_absences_organisation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("officer_absences_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["taken_over_by"], ["accounts.id"], name=op.f("officer_absences_taken_over_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("officer_absences_pkey")),
    )
    for column in ("organisation_id", "taken_over_by", "account_id"):
        op.create_index(op.f(f"officer_absences_{column}_until_on_idx"), "officer_absences", [column, "until_on"])
    op.execute(SOMEBODY_IS_THERE)
    op.execute(
        "CREATE TRIGGER officer_absences_somebody_is_there BEFORE INSERT OR UPDATE OF account_id, taken_over_by, "
        "from_on, until_on ON officer_absences FOR EACH ROW EXECUTE FUNCTION refuse_absence_without_anybody()"
    )


def downgrade() -> None:
    """Drop it: everybody is there."""
    op.drop_table("officer_absences")
    op.execute("DROP FUNCTION refuse_absence_without_anybody()")
