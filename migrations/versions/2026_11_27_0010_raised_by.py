"""Who raises a grant after an objection does not settle it, who granted does not judge the settlement, and so on."""

import sqlalchemy as sa
from alembic import op

revision = "202611270010"
down_revision = "202611262230"
branch_labels = None
depends_on = None

# Grants raised before this: by whoever decided on the newest upheld objection to it.
RAISED = """
UPDATE vouchers SET raised_by = (
    SELECT decided_by FROM objections
    WHERE voucher_id = vouchers.id AND against = 'granted' AND status = 'upheld' AND decided_at >= vouchers.granted_at
    ORDER BY decided_at DESC LIMIT 1
)
WHERE settled_by IS NULL AND granted_by IS NOT NULL
"""
REFUSE = """
CREATE FUNCTION refuse_raise_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE above bigint := (
    SELECT schemes.four_eyes_above_cents FROM rounds JOIN schemes ON schemes.id = rounds.scheme_id
    WHERE rounds.id = NEW.round_id
);
BEGIN
    IF NEW.raised_by IS NULL OR NEW.raised_by = NEW.granted_by OR NEW.granted_cents > above AND NOT EXISTS (
        SELECT FROM objections
        WHERE voucher_id = NEW.id AND against = 'granted' AND status IN ('heard', 'upheld')
          AND heard_by <> NEW.raised_by
    ) THEN
        RAISE EXCEPTION 'a grant is raised by another officer, above the limit of the scheme heard by a third'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""

NO_PART = """
CREATE FUNCTION refuse_judge_who_granted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM vouchers WHERE id = NEW.voucher_id
        AND (granted_by IN (NEW.heard_by, NEW.decided_by) OR raised_by IN (NEW.heard_by, NEW.decided_by))
    ) THEN
        RAISE EXCEPTION 'who granted a voucher does not judge its settlement'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    """Keep who raised a grant, and hold it against the settlement and the limit of the scheme."""
    op.add_column("vouchers", sa.Column("raised_by", sa.Uuid(), nullable=True))
    op.execute(RAISED)
    op.create_check_constraint(
        op.f("vouchers_raised_settled_check"),
        "vouchers",
        "raised_by IS NULL OR settled_by IS NULL OR raised_by <> settled_by",
    )
    op.execute(REFUSE)
    op.execute(
        "CREATE TRIGGER vouchers_raised_by_another BEFORE UPDATE OF granted_cents ON vouchers FOR EACH ROW "
        "WHEN (NEW.status = OLD.status AND NEW.granted_cents > OLD.granted_cents) EXECUTE FUNCTION refuse_raise_by_one()"
    )
    op.execute(NO_PART)
    op.execute(
        "CREATE TRIGGER objections_judged_by_another BEFORE UPDATE OF heard_by, decided_by ON objections FOR EACH ROW "
        "WHEN (NEW.against = 'settled') EXECUTE FUNCTION refuse_judge_who_granted()"
    )


def downgrade() -> None:
    """Forget it."""
    op.execute("DROP TRIGGER objections_judged_by_another ON objections")
    op.execute("DROP FUNCTION refuse_judge_who_granted()")
    op.execute("DROP TRIGGER vouchers_raised_by_another ON vouchers")
    op.execute("DROP FUNCTION refuse_raise_by_one()")
    op.drop_constraint(op.f("vouchers_raised_settled_check"), "vouchers")
    op.drop_column("vouchers", "raised_by")
