"""Two scans of a company shortly after each other are never published so that they can be subtracted."""

from alembic import op

revision = "202611251910"
down_revision = "202611251632"
branch_labels = None
depends_on = None

# The half year and the five are those of backend/scans/disclosure.py.
APART = """
CREATE FUNCTION refuse_subtraction_of_scans() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM scans own
        JOIN scan_results result ON result.scan_id = own.id
        JOIN scans other ON other.company_id = own.company_id AND other.id <> own.id
        JOIN scan_results before ON before.scan_id = other.id
            AND before.published_at <= result.published_at
            AND before.published_at > result.published_at - interval '182 days'
        JOIN scan_result_dimensions told ON told.scan_id = other.id AND told.dimension = NEW.dimension
        WHERE own.id = NEW.scan_id AND told.employee_count IS NOT NULL
            AND (TG_TABLE_NAME = 'scan_result_groups' OR abs(told.employee_count - NEW.employee_count) BETWEEN 1 AND 4)
    ) THEN
        RAISE EXCEPTION 'two scans shortly after each other could be subtracted'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.execute(APART)
    for table, when in (("scan_result_dimensions", "WHEN (NEW.employee_count IS NOT NULL) "), ("scan_result_groups", "")):
        op.execute(
            f"CREATE TRIGGER {table}_apart BEFORE INSERT ON {table} FOR EACH ROW {when}"
            "EXECUTE FUNCTION refuse_subtraction_of_scans()"
        )


def downgrade() -> None:
    for table in ("scan_result_groups", "scan_result_dimensions"):
        op.execute(f"DROP TRIGGER {table}_apart ON {table}")
    op.execute("DROP FUNCTION refuse_subtraction_of_scans()")
