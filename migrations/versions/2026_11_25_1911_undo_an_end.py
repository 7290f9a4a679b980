"""An end of a company that was recorded by mistake is undone with a reason; no trajectory begins for one that ended."""

import sqlalchemy as sa
from alembic import op

revision = "202611251911"
down_revision = "202611251930"
branch_labels = None
depends_on = None

OPEN = "'submitted', 'waitlisted', 'in_review', 'information_requested', 'granted', 'in_use', 'claimed', 'claim_returned'"
UNDONE = """
    IF NEW.status = 'active' THEN
        IF 'active' IS DISTINCT FROM
           (SELECT to_status FROM company_status_changes WHERE company_id = NEW.id ORDER BY id DESC LIMIT 1) THEN
            RAISE EXCEPTION 'an end is undone with a reason' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
"""


def ending(undone: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION refuse_unsound_ending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN{undone}
    IF OLD.status <> 'active' THEN
        RAISE EXCEPTION 'a company ends once' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM vouchers WHERE company_id = NEW.id AND status IN ({OPEN})) THEN
        RAISE EXCEPTION 'open vouchers are decided first' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.successor_id IS NOT NULL THEN
        PERFORM FROM companies WHERE id = NEW.successor_id AND status = 'active' FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'a successor exists itself' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.alter_column("company_status_changes", "ended_on", existing_type=sa.Date(), nullable=True)
    op.create_check_constraint(
        op.f("company_status_changes_day_of_an_end_check"),
        "company_status_changes",
        "(to_status = 'active') = (ended_on IS NULL)",
    )
    op.execute(ending(UNDONE))
    op.execute("""
        CREATE TRIGGER trajectories_of_existing_company BEFORE INSERT ON trajectories
        FOR EACH ROW EXECUTE FUNCTION refuse_for_ended_company()
    """)
    op.execute("""
        CREATE TRIGGER trajectories_started_by_existing_company BEFORE UPDATE ON trajectories FOR EACH ROW
        WHEN (OLD.status <> 'running' AND NEW.status = 'running')
        EXECUTE FUNCTION refuse_for_ended_company()
    """)


def downgrade() -> None:
    op.execute("DROP TRIGGER trajectories_started_by_existing_company ON trajectories")
    op.execute("DROP TRIGGER trajectories_of_existing_company ON trajectories")
    op.execute(ending(""))
    op.drop_constraint(op.f("company_status_changes_day_of_an_end_check"), "company_status_changes", type_="check")
    op.execute("ALTER TABLE company_status_changes DISABLE TRIGGER company_status_changes_append_only")
    op.execute("DELETE FROM company_status_changes WHERE ended_on IS NULL")
    op.execute("ALTER TABLE company_status_changes ENABLE TRIGGER company_status_changes_append_only")
    op.alter_column("company_status_changes", "ended_on", existing_type=sa.Date(), nullable=False)
