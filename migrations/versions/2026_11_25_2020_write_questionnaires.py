"""Questionnaires are written, imported and published; branches have a module of their own."""

import sqlalchemy as sa
from alembic import op

revision = "202611252020"
down_revision = "202611251937"
branch_labels = None
depends_on = None

BEFORE = (
    "work_division", "working_time", "management", "participation", "craftsmanship", "process", "technology", "results",
    "satisfaction", "change",
)
WITH_DIMENSION = (
    "questionnaire_dimensions",
    "questionnaire_items",
    "scan_result_dimensions",
    "scan_result_groups",
    "scan_result_benchmarks",
    "norm_cells",
    "norm_scales",
)

# As before, with a variable that is not named as the new column; it does for the earlier tables too.
FROZEN = """
CREATE OR REPLACE FUNCTION refuse_change_of_published_questionnaire() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_version uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.version_id ELSE NEW.version_id END;
BEGIN
    IF EXISTS (SELECT FROM questionnaire_versions WHERE id = of_version AND status = 'published')
       OR (TG_OP = 'UPDATE'
           AND EXISTS (SELECT FROM questionnaire_versions WHERE id = OLD.version_id AND status = 'published')) THEN
        RAISE EXCEPTION '% of a published questionnaire never change', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$
"""

# Whoever publishes, by whatever way: no language may be missing.
COMPLETE = """
CREATE FUNCTION refuse_incomplete_questionnaire() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM questionnaire_items WHERE version_id = NEW.id AND (btrim(text_nl) = '' OR btrim(text_en) = '')
        UNION ALL
        SELECT FROM questionnaire_dimensions WHERE version_id = NEW.id AND (btrim(name_nl) = '' OR btrim(name_en) = '')
    ) OR NOT EXISTS (SELECT FROM questionnaire_items WHERE version_id = NEW.id) THEN
        RAISE EXCEPTION 'a questionnaire is published whole, in both languages'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.add_column("questionnaires", sa.Column("owner_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("questionnaires_owner_id_fkey"), "questionnaires", "organisations", ["owner_id"], ["id"]
    )
    op.create_index("questionnaires_one_module_idx", "questionnaires", ["owner_id"], unique=True)
    op.add_column("questionnaire_versions", sa.Column("version", sa.BigInteger(), server_default="1", nullable=False))
    op.alter_column("questionnaire_versions", "version", server_default=None)
    op.add_column(
        "questionnaire_versions",
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    )
    for name in ("predecessor_id", "base_id"):
        op.add_column("questionnaire_versions", sa.Column(name, sa.Uuid(), nullable=True))
        op.create_foreign_key(
            op.f(f"questionnaire_versions_{name}_fkey"),
            "questionnaire_versions",
            "questionnaire_versions",
            [name],
            ["id"],
        )
    op.create_index(
        "questionnaire_versions_one_draft_idx",
        "questionnaire_versions",
        ["questionnaire_id"],
        unique=True,
        postgresql_where=sa.text("status = 'draft'"),
    )
    op.add_column("questionnaire_items", sa.Column("earlier_code", sa.String(), nullable=True))
    op.add_column(
        "questionnaire_items", sa.Column("comparable", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.create_check_constraint(
        op.f("questionnaire_items_comparable_with_something_check"),
        "questionnaire_items",
        "earlier_code IS NOT NULL OR NOT comparable",
    )
    _set_dimensions((*BEFORE, "sector"))
    op.execute(FROZEN)
    op.execute(COMPLETE)
    op.execute(
        "CREATE TRIGGER questionnaire_versions_complete BEFORE UPDATE ON questionnaire_versions FOR EACH ROW "
        "WHEN (OLD.status = 'draft' AND NEW.status = 'published') EXECUTE FUNCTION refuse_incomplete_questionnaire()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER questionnaire_versions_complete ON questionnaire_versions")
    op.execute("DROP FUNCTION refuse_incomplete_questionnaire()")
    _set_dimensions(BEFORE)
    op.drop_constraint(
        op.f("questionnaire_items_comparable_with_something_check"), "questionnaire_items", type_="check"
    )
    op.drop_column("questionnaire_items", "comparable")
    op.drop_column("questionnaire_items", "earlier_code")
    op.drop_index("questionnaire_versions_one_draft_idx", table_name="questionnaire_versions")
    for name in ("base_id", "predecessor_id", "updated_at", "version"):
        op.drop_column("questionnaire_versions", name)
    op.drop_index("questionnaires_one_module_idx", table_name="questionnaires")
    op.drop_column("questionnaires", "owner_id")


def _set_dimensions(values: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{value}'" for value in values)
    for table in WITH_DIMENSION:
        name = op.f(f"{table}_dimension_check")
        op.drop_constraint(name, table, type_="check")
        op.create_check_constraint(name, table, f"dimension IN ({listed})")
