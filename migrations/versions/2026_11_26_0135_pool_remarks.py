"""Open answers of employees are shown: from ten, cut loose from whoever wrote them, after review."""

import sqlalchemy as sa
from alembic import op

revision = "202611260135"
down_revision = "202611260115"
branch_labels = None
depends_on = None

# The ten are those of backend/scans/disclosure.py.
ENOUGH = """
CREATE FUNCTION refuse_few_remarks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM added GROUP BY scan_id, item_code
        HAVING count(*) < 10 OR bool_or(status <> 'waiting')
            OR count(*) <> (
                SELECT count(*) FROM scan_pooled_remarks pool
                WHERE pool.scan_id = added.scan_id AND pool.item_code = added.item_code
            )
    ) OR EXISTS (
        SELECT FROM added JOIN scans ON scans.id = added.scan_id
        JOIN scan_results result ON result.scan_id = added.scan_id
        WHERE scans.status <> 'published' OR result.employee_count IS NULL
    ) THEN
        RAISE EXCEPTION 'open answers come from ten, at once, with the result' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""
# A mask stands for any words: what the reviewer leaves must match the original around it.
ONCE = """
CREATE FUNCTION refuse_rewriting_of_remark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'waiting' OR NEW.status = 'waiting'
        OR (NEW.id, NEW.scan_id, NEW.version_id, NEW.item_code) IS DISTINCT FROM
            (OLD.id, OLD.scan_id, OLD.version_id, OLD.item_code)
        OR (NEW.remark IS NOT NULL AND OLD.remark NOT LIKE
            replace(replace(replace(replace(NEW.remark, '\\', '\\\\'), '%', '\\%'), '_', '\\_'), '[…]', '%'))
    THEN
        RAISE EXCEPTION 'an open answer is reviewed once, and no word of it changes'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
GONE = """
CREATE FUNCTION refuse_remarks_after_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM scan_remarks remark JOIN scan_responses response ON response.id = remark.response_id
        WHERE response.scan_id = NEW.scan_id
    ) THEN
        RAISE EXCEPTION 'a published scan keeps no open answer beside who gave it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "scan_pooled_remarks",
        sa.Column("scan_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("item_code", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "agreement", "yes_no", "open", name="questionkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "waiting",
                "approved",
                "withheld",
                "lapsed",
                name="remarkstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "kind = 'open' AND length(remark) BETWEEN 1 AND 1000", name=op.f("scan_pooled_remarks_remark_fits_check")
        ),
        sa.CheckConstraint(
            "(status IN ('waiting', 'approved')) = (remark IS NOT NULL)",
            name=op.f("scan_pooled_remarks_words_kept_check"),
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"], ["scan_results.scan_id"], name=op.f("scan_pooled_remarks_scan_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id", "item_code", "kind"],
            ["questionnaire_items.version_id", "questionnaire_items.code", "questionnaire_items.kind"],
            name=op.f("scan_pooled_remarks_version_id_item_code_kind_fkey"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("scan_pooled_remarks_pkey")),
    )
    op.create_index(op.f("scan_pooled_remarks_scan_id_idx"), "scan_pooled_remarks", ["scan_id"])
    # Whoever wrote these was promised that nobody would see them.
    op.execute("DELETE FROM scan_remarks")
    for function in (ENOUGH, ONCE, GONE):
        op.execute(function)
    op.execute(
        "CREATE TRIGGER scan_pooled_remarks_enough AFTER INSERT ON scan_pooled_remarks "
        "REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_few_remarks()"
    )
    op.execute(
        "CREATE TRIGGER scan_pooled_remarks_once BEFORE UPDATE ON scan_pooled_remarks "
        "FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_of_remark()"
    )
    op.execute(
        "CREATE TRIGGER scan_pooled_remarks_stay BEFORE DELETE ON scan_pooled_remarks "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_result()"
    )
    op.execute(
        "CREATE CONSTRAINT TRIGGER scan_results_without_remarks AFTER INSERT ON scan_results "
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_remarks_after_publication()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER scan_results_without_remarks ON scan_results")
    op.drop_table("scan_pooled_remarks")
    for function in ("refuse_few_remarks", "refuse_rewriting_of_remark", "refuse_remarks_after_publication"):
        op.execute(f"DROP FUNCTION {function}()")
