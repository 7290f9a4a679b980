"""Extracts for research: what was asked, its history, its bytes, who is in it and who fetched it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611281770"
down_revision = "202611281760"
branch_labels = None
depends_on = None

STATUSES = ("requested", "refused", "granted", "failed", "ready", "expired", "withdrawn", "recalled")

# What was asked and what was built stay; a status moves one way; nobody who works for who asked decides; and the bytes
# go in the same statement in which an extract stops being ready. An erasure takes names out.
KEEP_EXTRACT = """
CREATE FUNCTION keep_research_extract() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    erasing boolean := current_setting('slimmerwerken.erasing', true) IS NOT DISTINCT FROM 'on';
    next text[] := CASE OLD.status
        WHEN 'requested' THEN ARRAY['granted', 'refused', 'withdrawn']
        WHEN 'granted' THEN ARRAY['ready', 'failed', 'expired', 'withdrawn']
        WHEN 'ready' THEN ARRAY['expired', 'withdrawn', 'recalled']
        ELSE ARRAY[]::text[] END;
BEGIN
    IF (NEW.organisation_id, NEW.requested_at, NEW.indicators, NEW.first_year, NEW.last_year, NEW.kept_until,
        NEW.terms_version, NEW.is_demonstration)
       IS DISTINCT FROM
       (OLD.organisation_id, OLD.requested_at, OLD.indicators, OLD.first_year, OLD.last_year, OLD.kept_until,
        OLD.terms_version, OLD.is_demonstration)
       OR ((NEW.purpose, NEW.question) IS DISTINCT FROM (OLD.purpose, OLD.question) AND NOT erasing)
       OR (NEW.requested_by IS NOT NULL AND NEW.requested_by IS DISTINCT FROM OLD.requested_by) THEN
        RAISE EXCEPTION 'what was asked of an extract stays' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.built_at IS NOT NULL AND (NEW.built_at, NEW.content_sha256, NEW.codebook)
       IS DISTINCT FROM (OLD.built_at, OLD.content_sha256, OLD.codebook) THEN
        RAISE EXCEPTION 'an extract stays as it was built' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.decided_at IS NOT NULL AND (
        NEW.decided_at IS DISTINCT FROM OLD.decided_at
        OR (NEW.decision IS DISTINCT FROM OLD.decision AND NOT erasing)
        OR (NEW.decided_by IS NOT NULL AND NEW.decided_by IS DISTINCT FROM OLD.decided_by)) THEN
        RAISE EXCEPTION 'what was decided on an extract stays' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.status = OLD.status THEN
        RETURN NEW;
    END IF;
    IF NEW.status <> ALL (next) THEN
        RAISE EXCEPTION 'an extract does not go from % to %', OLD.status, NEW.status
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.status IN ('granted', 'refused') AND (NEW.decided_by IS NULL OR EXISTS (
        SELECT FROM memberships WHERE account_id = NEW.decided_by AND organisation_id = NEW.organisation_id)) THEN
        RAISE EXCEPTION 'somebody who does not work for who asked decides on an extract'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.status = 'ready' THEN
        DELETE FROM research_extract_contents WHERE extract_id = OLD.id;
    END IF;
    RETURN NEW;
END $$
"""
KEEP_CHANGE = """
CREATE FUNCTION keep_research_extract_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT FROM research_extracts WHERE id = OLD.extract_id) THEN
            RAISE EXCEPTION 'the history of an extract stays' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF (NEW.extract_id, NEW.to_status, NEW.changed_at) IS DISTINCT FROM (OLD.extract_id, OLD.to_status, OLD.changed_at)
       OR (NEW.changed_by IS NOT NULL AND NEW.changed_by IS DISTINCT FROM OLD.changed_by)
       OR (NEW.reason IS DISTINCT FROM OLD.reason
           AND current_setting('slimmerwerken.erasing', true) IS DISTINCT FROM 'on') THEN
        RAISE EXCEPTION 'the history of an extract stays' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
# Bytes belong to an extract that is ready, and stay as they are.
KEEP_CONTENT = """
CREATE FUNCTION keep_research_extract_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' OR NOT EXISTS (
        SELECT FROM research_extracts WHERE id = NEW.extract_id AND status = 'ready'
        AND content_sha256 = sha256(NEW.content)) THEN
        RAISE EXCEPTION 'only an extract that is ready has bytes, and they stay'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
# Only companies that agree at this moment, of the world of who asked.
KEEP_FIRMS = """
CREATE FUNCTION keep_research_extract_firms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM added
        JOIN companies ON companies.id = added.company_id
        JOIN research_extracts ON research_extracts.id = added.extract_id
        LEFT JOIN LATERAL (
            SELECT given FROM consents
            WHERE consents.company_id = added.company_id AND consents.kind = 'monitoring'
            ORDER BY decided_at DESC, id LIMIT 1
        ) AS newest ON true
        WHERE companies.erased OR companies.is_demonstration <> research_extracts.is_demonstration
        OR NOT coalesce(newest.given, false)
    ) THEN
        RAISE EXCEPTION 'only companies that agree are in an extract, invented ones apart'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""


def _statuses(name: str) -> sa.Enum:
    return sa.Enum(*STATUSES, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "research_extracts",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=True),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("indicators", postgresql.JSONB(), nullable=False),
        sa.Column("first_year", sa.BigInteger(), nullable=False),
        sa.Column("last_year", sa.BigInteger(), nullable=False),
        sa.Column("kept_until", sa.Date(), nullable=False),
        sa.Column("terms_version", sa.String(), nullable=False),
        sa.Column("status", _statuses("extractstatus"), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column(
            "failure",
            sa.Enum("too_few", "broken", name="failure", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("built_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content_sha256", sa.LargeBinary(), nullable=True),
        sa.Column("codebook", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("first_year <= last_year", name=op.f("research_extracts_years_ordered_check")),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (status IN ('requested', 'granted', 'ready'))",
            name=op.f("research_extracts_ended_at_set_check"),
        ),
        sa.CheckConstraint(
            "(built_at IS NULL) = (content_sha256 IS NULL) AND (built_at IS NULL) = (codebook IS NULL)",
            name=op.f("research_extracts_built_whole_check"),
        ),
        sa.CheckConstraint(
            "status NOT IN ('ready', 'recalled') OR built_at IS NOT NULL",
            name=op.f("research_extracts_built_when_ready_check"),
        ),
        sa.CheckConstraint(
            "status NOT IN ('granted', 'refused', 'ready') OR decided_at IS NOT NULL",
            name=op.f("research_extracts_decided_check"),
        ),
        sa.CheckConstraint(
            "status <> 'refused' OR decision IS NOT NULL", name=op.f("research_extracts_refused_with_reason_check")
        ),
        sa.CheckConstraint(
            "(status = 'failed') = (failure IS NOT NULL)", name=op.f("research_extracts_failure_told_check")
        ),
        sa.CheckConstraint("decided_by <> requested_by", name=op.f("research_extracts_decided_by_another_check")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("research_extracts_organisation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["requested_by"], ["accounts.id"], name=op.f("research_extracts_requested_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["accounts.id"], name=op.f("research_extracts_decided_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("research_extracts_pkey")),
    )
    op.create_index(
        op.f("research_extracts_organisation_id_requested_at_idx"),
        "research_extracts",
        ["organisation_id", "requested_at"],
    )
    op.create_index(op.f("research_extracts_status_kept_until_idx"), "research_extracts", ["status", "kept_until"])
    op.create_table(
        "research_extract_changes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("extract_id", sa.Uuid(), nullable=False),
        sa.Column("to_status", _statuses("extractstatus"), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        _of_extract("research_extract_changes"),
        sa.ForeignKeyConstraint(
            ["changed_by"],
            ["accounts.id"],
            name=op.f("research_extract_changes_changed_by_fkey"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("research_extract_changes_pkey")),
    )
    op.create_index(op.f("research_extract_changes_extract_id_idx"), "research_extract_changes", ["extract_id"])
    op.create_table(
        "research_extract_contents",
        sa.Column("extract_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _of_extract("research_extract_contents"),
        sa.PrimaryKeyConstraint("extract_id", name=op.f("research_extract_contents_pkey")),
    )
    op.create_table(
        "research_extract_firms",
        sa.Column("extract_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        _of_extract("research_extract_firms"),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("research_extract_firms_company_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("extract_id", "company_id", name=op.f("research_extract_firms_pkey")),
    )
    op.create_index(op.f("research_extract_firms_company_id_idx"), "research_extract_firms", ["company_id"])
    op.create_table(
        "research_extract_downloads",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("extract_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("downloaded_at", sa.DateTime(timezone=True), nullable=False),
        _of_extract("research_extract_downloads"),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("research_extract_downloads_account_id_fkey"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("research_extract_downloads_pkey")),
    )
    op.create_index(op.f("research_extract_downloads_extract_id_idx"), "research_extract_downloads", ["extract_id"])
    # An archive is compressed already.
    op.execute("ALTER TABLE research_extract_contents ALTER COLUMN content SET STORAGE EXTERNAL")
    op.execute(KEEP_EXTRACT)
    op.execute(
        "CREATE TRIGGER research_extracts_kept BEFORE UPDATE ON research_extracts"
        " FOR EACH ROW EXECUTE FUNCTION keep_research_extract()"
    )
    op.execute(KEEP_CHANGE)
    op.execute(
        "CREATE TRIGGER research_extract_changes_kept BEFORE UPDATE OR DELETE ON research_extract_changes"
        " FOR EACH ROW EXECUTE FUNCTION keep_research_extract_change()"
    )
    op.execute(KEEP_CONTENT)
    op.execute(
        "CREATE TRIGGER research_extract_contents_kept BEFORE INSERT OR UPDATE ON research_extract_contents"
        " FOR EACH ROW EXECUTE FUNCTION keep_research_extract_content()"
    )
    op.execute(KEEP_FIRMS)
    op.execute(
        "CREATE TRIGGER research_extract_firms_kept AFTER INSERT ON research_extract_firms"
        " REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_research_extract_firms()"
    )


def _of_extract(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["extract_id"], ["research_extracts.id"], name=op.f(f"{table}_extract_id_fkey"), ondelete="CASCADE"
    )


def downgrade() -> None:
    for table in ("downloads", "firms", "contents", "changes"):
        op.drop_table(f"research_extract_{table}")
    op.drop_table("research_extracts")
    for name in ("", "_change", "_content", "_firms"):
        op.execute(f"DROP FUNCTION keep_research_extract{name}()")
