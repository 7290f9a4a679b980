"""Effect releases of the programme: what they are computed from, what came out, and who decided."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611281740"
down_revision = "202611281730"
branch_labels = None
depends_on = None

# What was computed stays as it is, and so does what was decided. Two officers, each known, stand behind a real one that
# is told; one whose orderer was erased can still be withheld. An erasure takes names out, and marks a release whose
# data lost a firm; nothing takes that mark away. Data of a release that was withheld or failed may go.
KEEP_RELEASE = """
CREATE FUNCTION keep_effect_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    erasing boolean := current_setting('slimmerwerken.erasing', true) IS NOT DISTINCT FROM 'on';
    decided text[] := ARRAY['published', 'withheld'];
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.status = ANY (decided) THEN
            RAISE EXCEPTION 'an effect release that was decided on stays' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF NEW.status = ANY (decided) AND NOT NEW.is_demonstration AND (TG_OP = 'INSERT' OR OLD.status <> ALL (decided))
       AND (TG_OP = 'INSERT' OR NEW.decided_by IS NULL OR NEW.ordered_by = NEW.decided_by
            OR (NEW.ordered_by IS NULL AND NEW.status = 'published')) THEN
        RAISE EXCEPTION 'one officer orders an effect release, another decides on it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        RETURN NEW;
    END IF;
    IF NEW.not_rerunnable_since IS DISTINCT FROM OLD.not_rerunnable_since
       AND (OLD.not_rerunnable_since IS NOT NULL OR NOT erasing) THEN
        RAISE EXCEPTION 'only an erasure says that an effect release cannot be computed again, once'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.result IS NOT NULL AND (
        NEW.result, NEW.result_sha256, NEW.shown, NEW.method, NEW.computed_at, NEW.data_until, NEW.firms,
        NEW.snapshot_sha256, NEW.frozen_at, NEW.judged_against_id, NEW.replaces_id, NEW.is_demonstration, NEW.ordered_at
    ) IS DISTINCT FROM (
        OLD.result, OLD.result_sha256, OLD.shown, OLD.method, OLD.computed_at, OLD.data_until, OLD.firms,
        OLD.snapshot_sha256, OLD.frozen_at, OLD.judged_against_id, OLD.replaces_id, OLD.is_demonstration, OLD.ordered_at
    ) THEN
        RAISE EXCEPTION 'an effect release stays as it was computed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.status = ANY (decided) AND (
        (NEW.status, NEW.decided_at) IS DISTINCT FROM (OLD.status, OLD.decided_at)
        OR ((NEW.reason, NEW.withheld_because) IS DISTINCT FROM (OLD.reason, OLD.withheld_because) AND NOT erasing)
        OR (NEW.ordered_by IS NOT NULL AND NEW.ordered_by IS DISTINCT FROM OLD.ordered_by)
        OR (NEW.decided_by IS NOT NULL AND NEW.decided_by IS DISTINCT FROM OLD.decided_by)
    ) THEN
        RAISE EXCEPTION 'an effect release stays as it was decided' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
KEEP_SNAPSHOT = """
CREATE FUNCTION keep_effect_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT FROM effect_releases WHERE id = OLD.release_id AND status IN ('ready', 'published')) THEN
            RAISE EXCEPTION 'the data of an effect release stay' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF current_setting('slimmerwerken.erasing', true) IS DISTINCT FROM 'on'
       OR (NEW.release_id, NEW.key, NEW.behind) IS DISTINCT FROM (OLD.release_id, OLD.key, OLD.behind) THEN
        RAISE EXCEPTION 'only an erasure takes a firm out of the data of an effect release'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "effect_releases",
        sa.Column(
            "status",
            sa.Enum(
                "ordered",
                "computing",
                "ready",
                "published",
                "withheld",
                "failed",
                name="effectreleasestatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("data_until", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ordered_by", sa.Uuid(), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snapshot_sha256", sa.LargeBinary(), nullable=True),
        sa.Column("firms", sa.BigInteger(), nullable=True),
        sa.Column("judged_against_id", sa.Uuid(), nullable=True),
        sa.Column("method", sa.String(), nullable=True),
        sa.Column("result", sa.LargeBinary(), nullable=True),
        sa.Column("result_sha256", sa.LargeBinary(), nullable=True),
        sa.Column("shown", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("withheld_because", sa.String(), nullable=True),
        sa.Column("not_rerunnable_since", sa.Date(), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(status = 'failed') = (failed_at IS NOT NULL)", name=op.f("effect_releases_failed_at_set_check")
        ),
        sa.CheckConstraint(
            "(status = 'withheld') = (withheld_because IS NOT NULL)",
            name=op.f("effect_releases_withheld_with_reason_check"),
        ),
        sa.CheckConstraint(
            "(status IN ('published', 'withheld')) = (decided_at IS NOT NULL)",
            name=op.f("effect_releases_decided_at_set_check"),
        ),
        sa.CheckConstraint(
            "(status IN ('ready', 'published', 'withheld')) = (result IS NOT NULL)",
            name=op.f("effect_releases_result_when_ready_check"),
        ),
        sa.CheckConstraint(
            "NOT jsonb_path_exists(shown, '$.** ? (@.treated < 10 || @.comparison_firms < 10 || @.expected < 10 || @.measured < 10 || @.users < 10 || @.firms < 10)')",
            name=op.f("effect_releases_enough_firms_shown_check"),
        ),
        sa.CheckConstraint(
            "status IN ('ordered', 'failed') OR frozen_at IS NOT NULL",
            name=op.f("effect_releases_frozen_before_computing_check"),
        ),
        sa.CheckConstraint(
            "(frozen_at IS NULL) = (snapshot_sha256 IS NULL) AND (frozen_at IS NULL) = (firms IS NULL)",
            name=op.f("effect_releases_frozen_whole_check"),
        ),
        sa.CheckConstraint(
            "(result IS NULL) = (shown IS NULL) AND (result IS NULL) = (result_sha256 IS NULL) AND (result IS NULL) = (method IS NULL) AND (result IS NULL) = (computed_at IS NULL)",
            name=op.f("effect_releases_result_whole_check"),
        ),
        sa.CheckConstraint("decided_by <> ordered_by", name=op.f("effect_releases_decided_by_another_check")),
        sa.CheckConstraint("replaces_id <> id", name=op.f("effect_releases_replaces_another_check")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["accounts.id"], name=op.f("effect_releases_decided_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["judged_against_id"], ["effect_releases.id"], name=op.f("effect_releases_judged_against_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["ordered_by"], ["accounts.id"], name=op.f("effect_releases_ordered_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["replaces_id"], ["effect_releases.id"], name=op.f("effect_releases_replaces_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("effect_releases_pkey")),
    )
    op.create_index(
        "effect_releases_one_in_work_idx",
        "effect_releases",
        ["is_demonstration"],
        unique=True,
        postgresql_where=sa.text("status IN ('ordered', 'computing')"),
    )
    op.create_index(
        "effect_releases_replaced_once_idx",
        "effect_releases",
        ["replaces_id"],
        unique=True,
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_index(
        op.f("effect_releases_status_decided_at_idx"), "effect_releases", ["status", "decided_at"], unique=False
    )
    op.create_table(
        "effect_snapshots",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("behind", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["effect_releases.id"], name=op.f("effect_snapshots_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("release_id", name=op.f("effect_snapshots_pkey")),
    )
    op.create_table(
        "effect_release_firms",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("effect_release_firms_company_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["effect_releases.id"],
            name=op.f("effect_release_firms_release_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("release_id", "company_id", name=op.f("effect_release_firms_pkey")),
    )
    op.create_index(op.f("effect_release_firms_company_id_idx"), "effect_release_firms", ["company_id"], unique=False)
    op.create_table(
        "effect_reruns",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "same",
                "different",
                "other_method",
                "not_rerunnable",
                "failed",
                name="rerunoutcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.CheckConstraint("(outcome IS NULL) = (ran_at IS NULL)", name=op.f("effect_reruns_ran_with_outcome_check")),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["accounts.id"], name=op.f("effect_reruns_asked_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["effect_releases.id"], name=op.f("effect_reruns_release_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("effect_reruns_pkey")),
    )
    op.create_index(
        "effect_reruns_one_waiting_idx",
        "effect_reruns",
        ["release_id"],
        unique=True,
        postgresql_where=sa.text("ran_at IS NULL"),
    )
    op.execute(KEEP_RELEASE)
    op.execute(
        "CREATE TRIGGER effect_releases_kept BEFORE INSERT OR UPDATE OR DELETE ON effect_releases"
        " FOR EACH ROW EXECUTE FUNCTION keep_effect_release()"
    )
    op.execute(KEEP_SNAPSHOT)
    op.execute(
        "CREATE TRIGGER effect_snapshots_kept BEFORE UPDATE OR DELETE ON effect_snapshots"
        " FOR EACH ROW EXECUTE FUNCTION keep_effect_snapshot()"
    )


def downgrade() -> None:
    for table in ("effect_reruns", "effect_release_firms", "effect_snapshots", "effect_releases"):
        op.drop_table(table)
    op.execute("DROP FUNCTION keep_effect_snapshot()")
    op.execute("DROP FUNCTION keep_effect_release()")
