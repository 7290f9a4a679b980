"""A scan says how the staff is represented, and on which day and how it was told; a tick is not enough."""

import sqlalchemy as sa
from alembic import op

revision = "202611260457"
down_revision = "202611260515"
branch_labels = None
depends_on = None

FORMS = "'works_council', 'staff_representation', 'staff_meeting', 'none', 'not_recorded'"
WAYS = "'meeting', 'writing', 'conversation'"
RULES = {
    "representation": f"representation IN ({FORMS})",
    "informedhow": f"staff_informed_how IN ({WAYS})",
    "open_is_complete": (
        "status = 'draft' OR (opened_at IS NOT NULL AND closes_on IS NOT NULL AND representation IS NOT NULL)"
    ),
    "staff_informed": (
        "status = 'draft' OR representation = 'not_recorded' "
        "OR (staff_informed_on IS NOT NULL AND staff_informed_how IS NOT NULL)"
    ),
    "not_recorded_is_past": (
        "representation IS DISTINCT FROM 'not_recorded' "
        "OR (status <> 'draft' AND staff_informed_on IS NULL AND staff_informed_how IS NULL)"
    ),
    "agreed_by_elected": (
        "NOT staff_agreed OR coalesce(representation, '') IN ('works_council', 'staff_representation')"
    ),
    "informed_before_open": "staff_informed_on <= CAST(opened_at AT TIME ZONE 'Europe/Amsterdam' AS date)",
}


def upgrade() -> None:
    op.add_column("scans", sa.Column("representation", sa.String(40)))
    op.add_column("scans", sa.Column("staff_informed_on", sa.Date()))
    op.add_column("scans", sa.Column("staff_informed_how", sa.String(40)))
    op.add_column("scans", sa.Column("staff_agreed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column("scans", "staff_agreed", server_default=None)
    # Of these it is known that the staff was told before they opened, and nothing more. A draft is asked again.
    op.execute("UPDATE scans SET representation = 'not_recorded' WHERE status <> 'draft'")
    op.drop_constraint(op.f("scans_open_is_complete_check"), "scans")
    op.drop_column("scans", "staff_informed")
    for name, rule in RULES.items():
        op.create_check_constraint(op.f(f"scans_{name}_check"), "scans", rule)
    op.execute(
        "CREATE TRIGGER scans_what_was_told_stays BEFORE UPDATE ON scans FOR EACH ROW WHEN (OLD.status <> 'draft' AND "
        "(OLD.representation, OLD.staff_informed_on, OLD.staff_informed_how, OLD.staff_agreed) IS DISTINCT FROM "
        "(NEW.representation, NEW.staff_informed_on, NEW.staff_informed_how, NEW.staff_agreed)) "
        "EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER scans_what_was_told_stays ON scans")
    op.add_column("scans", sa.Column("staff_informed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column("scans", "staff_informed", server_default=None)
    op.execute("UPDATE scans SET staff_informed = true WHERE status <> 'draft' OR staff_informed_on IS NOT NULL")
    for name in RULES:
        op.drop_constraint(op.f(f"scans_{name}_check"), "scans")
    for column in ("representation", "staff_informed_on", "staff_informed_how", "staff_agreed"):
        op.drop_column("scans", column)
    op.create_check_constraint(
        op.f("scans_open_is_complete_check"),
        "scans",
        "status = 'draft' OR (opened_at IS NOT NULL AND closes_on IS NOT NULL AND staff_informed)",
    )
