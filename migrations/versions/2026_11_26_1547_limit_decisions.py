"""Limits of decisions: two officers above that of a scheme, and one per officer."""

import sqlalchemy as sa
from alembic import op

revision = "202611261547"
down_revision = "202611261651"
branch_labels = None
depends_on = None

# Whoever grants, by whatever way: above the limit of the scheme another officer proposed at least so much.
BY_TWO = """
CREATE FUNCTION refuse_grant_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE above bigint := (
    SELECT schemes.four_eyes_above_cents FROM rounds JOIN schemes ON schemes.id = rounds.scheme_id
    WHERE rounds.id = NEW.round_id
);
BEGIN
    IF NEW.granted_cents > above AND NOT EXISTS (
        SELECT FROM decision_proposals
        WHERE voucher_id = NEW.id AND proposed_by = NEW.proposed_by AND proposed_by <> NEW.granted_by
          AND granted_cents >= NEW.granted_cents AND status IN ('open', 'followed')
    ) THEN
        RAISE EXCEPTION 'a grant above the limit of the scheme takes two officers'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.add_column("schemes", sa.Column("four_eyes_above_cents", sa.BigInteger(), nullable=True))
    op.create_check_constraint(
        op.f("schemes_four_eyes_not_negative_check"), "schemes", "four_eyes_above_cents >= 0"
    )
    op.add_column("memberships", sa.Column("decision_limit_cents", sa.BigInteger(), nullable=True))
    op.create_check_constraint(
        op.f("memberships_decision_limit_not_negative_check"), "memberships", "decision_limit_cents >= 0"
    )
    op.create_check_constraint(
        op.f("memberships_decision_limit_of_officers_check"),
        "memberships",
        "decision_limit_cents IS NULL OR role = 'syntens_officer'",
    )
    op.add_column("vouchers", sa.Column("proposed_by", sa.Uuid(), nullable=True))
    op.create_check_constraint(
        op.f("vouchers_two_granted_check"),
        "vouchers",
        "granted_by IS NULL OR proposed_by IS NULL OR granted_by <> proposed_by",
    )
    op.create_table(
        "decision_proposals",
        sa.Column("voucher_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "followed",
                "withdrawn",
                "lapsed",
                name="decisionproposalstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("granted_cents", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("granted_cents > 0", name=op.f("decision_proposals_granted_positive_check")),
        sa.CheckConstraint(
            "(status = 'open') = (closed_at IS NULL)", name=op.f("decision_proposals_closed_at_set_check")
        ),
        sa.ForeignKeyConstraint(["voucher_id"], ["vouchers.id"], name=op.f("decision_proposals_voucher_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("decision_proposals_pkey")),
    )
    op.create_index(
        "decision_proposals_one_open_idx",
        "decision_proposals",
        ["voucher_id", "proposed_by"],
        unique=True,
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_index(
        op.f("decision_proposals_voucher_id_proposed_at_idx"), "decision_proposals", ["voucher_id", "proposed_at"]
    )
    op.execute(BY_TWO)
    op.execute(
        "CREATE TRIGGER vouchers_granted_by_two BEFORE UPDATE OF status ON vouchers FOR EACH ROW "
        "WHEN (OLD.status = 'in_review' AND NEW.status = 'granted') EXECUTE FUNCTION refuse_grant_by_one()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER vouchers_granted_by_two ON vouchers")
    op.execute("DROP FUNCTION refuse_grant_by_one()")
    op.drop_table("decision_proposals")
    op.drop_column("vouchers", "proposed_by")
    op.drop_column("memberships", "decision_limit_cents")
    op.drop_column("schemes", "four_eyes_above_cents")
