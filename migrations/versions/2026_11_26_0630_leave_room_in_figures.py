"""A figure leaves each person a range of answers; groups only among more than twenty; scans further apart."""

import sqlalchemy as sa
from alembic import op

revision = "202611260630"
down_revision = "202611260610"
branch_labels = None
depends_on = None

# What was published before stays as it was published: only new rows are held to it. A mean may be rounded by half a point
# a person. Told of the same company and theme shortly before: all its people, each of its groups, and who was in no shown group.
# Which groups together make up whom is weighed in disclosure.py alone.
APART = """
CREATE OR REPLACE FUNCTION refuse_subtraction_of_scans() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    earlier integer;
    too_near boolean;
BEGIN
    IF NEW.employee_score * NEW.employee_count
        NOT BETWEEN 25 - NEW.employee_count / 2.0 AND 100.5 * NEW.employee_count - 25 THEN
        RAISE EXCEPTION 'a figure leaves each person a range of answers' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_TABLE_NAME = 'scan_result_groups' AND NOT EXISTS (
        SELECT FROM scan_result_dimensions whole
        WHERE whole.scan_id = NEW.scan_id AND whole.dimension = NEW.dimension AND whole.employee_count > 20
    ) THEN
        RAISE EXCEPTION 'a group among twenty answers or fewer is not shown'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT count(DISTINCT told.scan_id), bool_or(abs(parts.people - NEW.employee_count) BETWEEN 1 AND 4)
    INTO earlier, too_near
    FROM scans own
    JOIN scan_results result ON result.scan_id = own.id
    JOIN scans other ON other.company_id = own.company_id AND other.id <> own.id
    JOIN scan_results before ON before.scan_id = other.id
        AND before.published_at <= result.published_at
        AND before.published_at > result.published_at - interval '182 days'
    JOIN scan_result_dimensions told ON told.scan_id = other.id AND told.dimension = NEW.dimension
    CROSS JOIN LATERAL (
        SELECT told.employee_count AS people
        UNION ALL
        SELECT shown.employee_count FROM scan_result_groups shown
        WHERE shown.scan_id = told.scan_id AND shown.dimension = told.dimension
        UNION ALL
        SELECT told.employee_count - sum(shown.employee_count) FROM scan_result_groups shown
        WHERE shown.scan_id = told.scan_id AND shown.dimension = told.dimension
        HAVING count(*) > 0 AND told.employee_count > sum(shown.employee_count)
    ) parts
    WHERE own.id = NEW.scan_id AND told.employee_count IS NOT NULL;
    IF earlier > 1 OR too_near OR (earlier = 1 AND TG_TABLE_NAME = 'scan_result_groups') THEN
        RAISE EXCEPTION 'two scans shortly after each other could be subtracted'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
BEFORE = """
CREATE OR REPLACE FUNCTION refuse_subtraction_of_scans() RETURNS trigger LANGUAGE plpgsql AS $$
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
    op.create_index(
        "scan_pooled_remarks_waiting_idx",
        "scan_pooled_remarks",
        ["id"],
        postgresql_where=sa.text("status = 'waiting'"),
    )


def downgrade() -> None:
    op.drop_index("scan_pooled_remarks_waiting_idx", "scan_pooled_remarks")
    op.execute(BEFORE)
