"""The plan that follows a scan: what was decided never changes, also a disagreement; a new version starts."""

import sqlalchemy as sa
from alembic import op

revision = "202611251601"
down_revision = "202611251940"
branch_labels = None
depends_on = None

THEMES = (
    "work_division",
    "working_time",
    "management",
    "participation",
    "craftsmanship",
    "process",
    "technology",
    "results",
)
PEOPLE = "ARRAY['proposed_by', 'decided_by', 'version', 'updated_at']"
WHOLE = "who IS NOT NULL AND due_on IS NOT NULL AND budget_cents IS NOT NULL"

# Names of people who left may be taken out; a plan goes only with its scan, when a company is erased.
VERSIONS = f"""
CREATE FUNCTION keep_decided_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    broken text := 'integrity_constraint_violation';
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'draft' THEN
            RAISE EXCEPTION 'a plan begins as a draft' USING ERRCODE = broken;
        END IF;
        PERFORM FROM scans WHERE id = NEW.scan_id AND status = 'published' FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'a plan follows a published scan' USING ERRCODE = broken;
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status IN ('agreed', 'disagreed') THEN
        IF TG_OP = 'DELETE' THEN
            IF EXISTS (SELECT FROM scans WHERE id = OLD.scan_id) THEN
                RAISE EXCEPTION 'a decided plan never changes' USING ERRCODE = broken;
            END IF;
            RETURN OLD;
        END IF;
        IF (to_jsonb(NEW) - {PEOPLE}) IS DISTINCT FROM (to_jsonb(OLD) - {PEOPLE})
            OR NEW.proposed_by <> OLD.proposed_by OR (OLD.proposed_by IS NULL AND NEW.proposed_by IS NOT NULL)
            OR NEW.decided_by <> OLD.decided_by OR (OLD.decided_by IS NULL AND NEW.decided_by IS NOT NULL) THEN
            RAISE EXCEPTION 'a decided plan never changes' USING ERRCODE = broken;
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF OLD.status = 'draft' AND NEW.status NOT IN ('draft', 'proposed') THEN
        RAISE EXCEPTION 'a plan is proposed before it is decided' USING ERRCODE = broken;
    END IF;
    IF NEW.status = 'proposed' AND (
        NOT EXISTS (SELECT FROM scan_plan_lines WHERE version_id = NEW.id)
        OR EXISTS (SELECT FROM scan_plan_lines WHERE version_id = NEW.id AND NOT ({WHOLE}))
    ) THEN
        RAISE EXCEPTION 'a plan is proposed when each line is whole' USING ERRCODE = broken;
    END IF;
    RETURN NEW;
END $$
"""
# Waits for a decision under way, and a decision for it.
PARTS = """
CREATE FUNCTION keep_parts_of_decided_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    broken text := 'integrity_constraint_violation';
    people text[] := ARRAY['made_by', 'answered_by'];
    found text;
BEGIN
    SELECT status INTO found FROM scan_plan_versions
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.version_id ELSE NEW.version_id END FOR SHARE;
    IF TG_OP = 'UPDATE' AND NEW.version_id <> OLD.version_id THEN
        RAISE EXCEPTION 'a line stays in its plan' USING ERRCODE = broken;
    END IF;
    IF found IN ('agreed', 'disagreed') AND NOT (
        TG_OP = 'UPDATE' AND (to_jsonb(NEW) - people) IS NOT DISTINCT FROM (to_jsonb(OLD) - people)
    ) THEN
        RAISE EXCEPTION 'a decided plan never changes' USING ERRCODE = broken;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF TG_TABLE_NAME = 'scan_plan_lines' AND found = 'proposed' THEN
        IF NEW.who IS NULL OR NEW.due_on IS NULL OR NEW.budget_cents IS NULL THEN
            RAISE EXCEPTION 'a proposed plan has whole lines' USING ERRCODE = broken;
        END IF;
    END IF;
    RETURN NEW;
END $$
"""
TABLES = ("scan_plan_versions", "scan_plan_lines", "scan_plan_proposals")


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _account(table: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], ["accounts.id"], name=op.f(f"{table}_{name}_fkey"), ondelete="SET NULL")


def upgrade() -> None:
    versions, lines, proposals = TABLES
    op.create_table(
        versions,
        sa.Column("scan_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("status", _words("planstatus", "draft", "proposed", "agreed", "disagreed"), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proposed_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f(f"{versions}_number_positive_check")),
        sa.CheckConstraint(
            "(status = 'draft') = (proposed_at IS NULL)", name=op.f(f"{versions}_proposed_at_set_check")
        ),
        sa.CheckConstraint(
            "(status IN ('agreed', 'disagreed')) = (decided_at IS NOT NULL)",
            name=op.f(f"{versions}_decided_at_set_check"),
        ),
        sa.CheckConstraint(
            "status <> 'disagreed' OR words IS NOT NULL", name=op.f(f"{versions}_disagreed_with_reason_check")
        ),
        sa.CheckConstraint(
            "decided_by IS NULL OR decided_by IS DISTINCT FROM proposed_by",
            name=op.f(f"{versions}_decided_by_another_check"),
        ),
        sa.ForeignKeyConstraint(["scan_id"], ["scans.id"], name=op.f(f"{versions}_scan_id_fkey"), ondelete="CASCADE"),
        _account(versions, "proposed_by"),
        _account(versions, "decided_by"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"{versions}_pkey")),
        sa.UniqueConstraint("scan_id", "number", name=op.f(f"{versions}_scan_id_number_key")),
    )
    op.create_index(
        f"{versions}_one_in_work_idx",
        versions,
        ["scan_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('draft', 'proposed')"),
    )
    op.create_table(
        lines,
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("theme", _words("theme", *THEMES), nullable=True),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("who", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("budget_cents", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("budget_cents >= 0", name=op.f(f"{lines}_budget_not_negative_check")),
        sa.ForeignKeyConstraint(
            ["version_id"], [f"{versions}.id"], name=op.f(f"{lines}_version_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"{lines}_pkey")),
    )
    op.create_index(op.f(f"{lines}_version_id_position_idx"), lines, ["version_id", "position"])
    op.create_table(
        proposals,
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=True),
        sa.Column("kind", _words("proposalkind", "change", "add", "remove"), nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("measure", sa.String(), nullable=True),
        sa.Column("who", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("budget_cents", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("status", _words("proposalstatus", "open", "accepted", "declined"), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("(kind = 'add') = (about IS NULL)", name=op.f(f"{proposals}_about_a_line_check")),
        sa.CheckConstraint("(kind = 'remove') = (measure IS NULL)", name=op.f(f"{proposals}_measure_set_check")),
        sa.CheckConstraint("budget_cents >= 0", name=op.f(f"{proposals}_budget_not_negative_check")),
        sa.CheckConstraint(
            "(status = 'open') = (answered_at IS NULL)", name=op.f(f"{proposals}_answered_at_set_check")
        ),
        sa.CheckConstraint(
            "status <> 'declined' OR answer IS NOT NULL", name=op.f(f"{proposals}_declined_with_reason_check")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], [f"{versions}.id"], name=op.f(f"{proposals}_version_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], [f"{lines}.id"], name=op.f(f"{proposals}_line_id_fkey"), ondelete="SET NULL"
        ),
        _account(proposals, "made_by"),
        _account(proposals, "answered_by"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"{proposals}_pkey")),
    )
    op.create_index(op.f(f"{proposals}_version_id_idx"), proposals, ["version_id"])
    op.create_index(op.f(f"{proposals}_line_id_idx"), proposals, ["line_id"])
    op.execute(VERSIONS)
    op.execute(PARTS)
    op.execute(f"""
        CREATE TRIGGER {versions}_kept BEFORE INSERT OR UPDATE OR DELETE ON {versions}
        FOR EACH ROW EXECUTE FUNCTION keep_decided_plan()
    """)
    for table in (lines, proposals):
        op.execute(f"""
            CREATE TRIGGER {table}_kept BEFORE INSERT OR UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION keep_parts_of_decided_plan()
        """)
    for table in TABLES:
        op.execute(f"""
            CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
        """)
    op.add_column("trajectories", sa.Column("plan_scan_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("trajectories_plan_scan_id_fkey"), "trajectories", "scans", ["plan_scan_id"], ["id"], ondelete="SET NULL"
    )
    op.create_index(op.f("trajectories_plan_scan_id_idx"), "trajectories", ["plan_scan_id"])


def downgrade() -> None:
    op.drop_index(op.f("trajectories_plan_scan_id_idx"), "trajectories")
    op.drop_constraint(op.f("trajectories_plan_scan_id_fkey"), "trajectories", type_="foreignkey")
    op.drop_column("trajectories", "plan_scan_id")
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("DROP FUNCTION keep_parts_of_decided_plan()")
    op.execute("DROP FUNCTION keep_decided_plan()")
