"""Rounds are also divided by published criteria or by a draw that anybody can do again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611260500"
down_revision = "202611260430"
branch_labels = None
depends_on = None

GROUPS = ("participant", "comparison", "waiting_list")
CHECKS = {
    "criteria_of_ranking": "CASE WHEN allocation <> 'ranking' THEN criteria = '[]' "
    "ELSE status = 'draft' OR jsonb_array_length(criteria) > 0 END",
    "commitment_of_draw": "CASE WHEN allocation <> 'draw' THEN commitment IS NULL "
    "ELSE status = 'draft' OR commitment IS NOT NULL END",
    "seed_kept": "(commitment IS NULL) = (seed_sealed IS NULL)",
    "seed_as_committed": "seed IS NULL OR (list_hash IS NOT NULL AND commitment IS NOT NULL "
    "AND encode(sha256(decode(seed, 'hex')), 'hex') = commitment)",
    "allocated_at_set": "allocation = 'first_come' OR (status IN ('allocated', 'ended')) = (allocated_at IS NOT NULL)",
}
TRIGGERS = (
    # What was published stays: how the money is divided, by which criteria, from which seed and list.
    """
    CREATE FUNCTION refuse_changed_division() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (NEW.allocation, NEW.criteria) IS DISTINCT FROM (OLD.allocation, OLD.criteria)
           OR (OLD.commitment IS NOT NULL
               AND (NEW.commitment, NEW.seed_sealed) IS DISTINCT FROM (OLD.commitment, OLD.seed_sealed))
           OR (OLD.list_hash IS NOT NULL AND NEW.list_hash IS DISTINCT FROM OLD.list_hash)
           OR (OLD.seed IS NOT NULL AND NEW.seed IS DISTINCT FROM OLD.seed) THEN
            RAISE EXCEPTION 'how a published round is divided stays as it was published'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER rounds_division_fixed BEFORE UPDATE ON rounds FOR EACH ROW
    WHEN (OLD.status <> 'draft') EXECUTE FUNCTION refuse_changed_division()
    """,
    """
    CREATE FUNCTION refuse_forbidden_draw() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM rounds JOIN funding_shares ON funding_shares.round_id = rounds.id
                   WHERE rounds.id = CASE TG_TABLE_NAME WHEN 'rounds' THEN to_jsonb(NEW) ->> 'id'
                                     ELSE to_jsonb(NEW) ->> 'round_id' END::uuid
                   AND rounds.allocation = 'draw' AND rounds.status <> 'draft' AND funding_shares.forbids_draw) THEN
            RAISE EXCEPTION 'a funder of this round forbids draws'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER rounds_draw_allowed AFTER INSERT OR UPDATE ON rounds FOR EACH ROW
    WHEN (NEW.allocation = 'draw' AND NEW.status <> 'draft') EXECUTE FUNCTION refuse_forbidden_draw()
    """,
    """
    CREATE TRIGGER funding_shares_draw_allowed AFTER INSERT OR UPDATE ON funding_shares FOR EACH ROW
    WHEN (NEW.forbids_draw) EXECUTE FUNCTION refuse_forbidden_draw()
    """,
    # Nothing is set aside or reviewed before the money was divided.
    """
    CREATE FUNCTION refuse_before_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM rounds JOIN vouchers ON vouchers.round_id = rounds.id
                   WHERE vouchers.id = CASE TG_TABLE_NAME WHEN 'vouchers' THEN to_jsonb(NEW) ->> 'id'
                                       ELSE to_jsonb(NEW) ->> 'voucher_id' END::uuid
                   AND rounds.allocation <> 'first_come' AND rounds.allocated_at IS NULL) THEN
            RAISE EXCEPTION 'the money of this round has not been divided'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER voucher_shares_after_allocation AFTER INSERT ON voucher_shares
    FOR EACH ROW EXECUTE FUNCTION refuse_before_allocation()
    """,
    """
    CREATE TRIGGER vouchers_after_allocation AFTER UPDATE OF status ON vouchers FOR EACH ROW
    WHEN (NEW.status = 'in_review') EXECUTE FUNCTION refuse_before_allocation()
    """,
    # What came out stays: nobody's code, points or place is changed afterwards.
    """
    CREATE FUNCTION refuse_changed_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (NEW.code, NEW.salt, NEW.arrival, NEW.round_id) IS DISTINCT FROM (OLD.code, OLD.salt, OLD.arrival, OLD.round_id)
           OR (OLD.listed AND NOT NEW.listed)
           OR (OLD.position IS NOT NULL
               AND (NEW.position, NEW.has_place, NEW.withdrawn, NEW.points, NEW.reasons)
                   IS DISTINCT FROM (OLD.position, OLD.has_place, OLD.withdrawn, OLD.points, OLD.reasons)) THEN
            RAISE EXCEPTION 'what a ranking or draw made of an application stays'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER allocation_entries_fixed BEFORE UPDATE ON allocation_entries
    FOR EACH ROW EXECUTE FUNCTION refuse_changed_outcome()
    """,
)


def upgrade() -> None:
    op.add_column("rounds", sa.Column("criteria", postgresql.JSONB(), server_default="[]", nullable=False))
    op.add_column("rounds", sa.Column("commitment", sa.String(64), nullable=True))
    op.add_column("rounds", sa.Column("seed_sealed", sa.LargeBinary(), nullable=True))
    op.add_column("rounds", sa.Column("list_hash", sa.String(64), nullable=True))
    op.add_column("rounds", sa.Column("seed", sa.String(64), nullable=True))
    op.add_column("rounds", sa.Column("allocated_at", sa.DateTime(timezone=True), nullable=True))
    for name, rule in CHECKS.items():
        op.create_check_constraint(op.f(f"rounds_{name}_check"), "rounds", rule)
    op.add_column("funding_shares", sa.Column("forbids_draw", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("enrolments", sa.Column("draw", sa.String(), nullable=True))
    op.create_table(
        "allocation_entries",
        sa.Column("voucher_id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("arrival", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(16), nullable=True),
        sa.Column("salt", sa.String(32), nullable=True),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=True),
        sa.Column("reasons", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("has_place", sa.Boolean(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column(
            "followed_as",
            sa.Enum(*GROUPS, name="enrolmentkind", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.CheckConstraint("(code IS NULL) = (salt IS NULL)", name=op.f("allocation_entries_code_with_salt_check")),
        sa.CheckConstraint(
            "(position IS NULL) = (has_place IS NULL)", name=op.f("allocation_entries_outcome_whole_check")
        ),
        sa.CheckConstraint(
            "position IS NULL OR listed", name=op.f("allocation_entries_only_listed_have_outcome_check")
        ),
        sa.CheckConstraint(
            "(points IS NULL) = (reasons IS NULL)", name=op.f("allocation_entries_points_with_reasons_check")
        ),
        sa.CheckConstraint("position >= 1", name=op.f("allocation_entries_position_from_one_check")),
        sa.CheckConstraint(
            "NOT (withdrawn AND has_place)", name=op.f("allocation_entries_withdrawn_has_no_place_check")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("allocation_entries_round_id_fkey")),
        sa.ForeignKeyConstraint(
            ["voucher_id"], ["vouchers.id"], name=op.f("allocation_entries_voucher_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("voucher_id", name=op.f("allocation_entries_pkey")),
        sa.UniqueConstraint("round_id", "code", name=op.f("allocation_entries_round_id_code_key")),
        sa.UniqueConstraint("round_id", "position", name=op.f("allocation_entries_round_id_position_key")),
    )
    for statement in TRIGGERS:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("allocation_entries")
    for table, trigger in (
        ("rounds", "rounds_division_fixed"),
        ("rounds", "rounds_draw_allowed"),
        ("funding_shares", "funding_shares_draw_allowed"),
        ("voucher_shares", "voucher_shares_after_allocation"),
        ("vouchers", "vouchers_after_allocation"),
    ):
        op.execute(f"DROP TRIGGER {trigger} ON {table}")
    for function in (
        "refuse_changed_division",
        "refuse_forbidden_draw",
        "refuse_before_allocation",
        "refuse_changed_outcome",
    ):
        op.execute(f"DROP FUNCTION {function}()")
    op.drop_column("enrolments", "draw")
    op.drop_column("funding_shares", "forbids_draw")
    for name in CHECKS:
        op.drop_constraint(op.f(f"rounds_{name}_check"), "rounds", type_="check")
    for name in ("allocated_at", "seed", "list_hash", "seed_sealed", "commitment", "criteria"):
        op.drop_column("rounds", name)
