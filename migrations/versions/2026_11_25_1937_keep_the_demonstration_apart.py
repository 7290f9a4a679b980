"""Whoever anybody can sign in as works for invented organisations only; what they entered counts nowhere."""

from alembic import op

revision = "202611251937"
down_revision = "202611251601"
branch_labels = None
depends_on = None

INVENTED = """
    SELECT membership.organisation_id FROM memberships AS membership
    JOIN accounts AS account ON account.id = membership.account_id WHERE account.is_demonstration
"""
REPAIRS = (
    f"UPDATE organisations SET is_demonstration = true WHERE kind = 'company' AND id IN ({INVENTED})",
    "UPDATE companies SET is_demonstration = true WHERE NOT is_demonstration AND id IN"
    " (SELECT id FROM organisations WHERE is_demonstration)",
    "UPDATE vouchers SET is_demonstration = true WHERE NOT is_demonstration AND company_id IN"
    " (SELECT id FROM companies WHERE is_demonstration)",
    "UPDATE trajectories SET is_demonstration = true WHERE NOT is_demonstration AND company_id IN"
    " (SELECT id FROM companies WHERE is_demonstration)",
    "UPDATE mandates SET ended_at = now() WHERE ended_at IS NULL"
    " AND organisation_id IN (SELECT id FROM organisations WHERE is_demonstration)"
    " AND company_id IN (SELECT id FROM organisations WHERE NOT is_demonstration)",
)
RULES = (
    """
    CREATE FUNCTION refuse_invented_member() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT FROM accounts WHERE id = NEW.account_id AND is_demonstration)
           AND EXISTS (SELECT FROM organisations WHERE id = NEW.organisation_id AND NOT is_demonstration) THEN
            RAISE EXCEPTION 'an invented person works for invented organisations only'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER memberships_in_one_world BEFORE INSERT OR UPDATE OF account_id, organisation_id ON memberships
    FOR EACH ROW EXECUTE FUNCTION refuse_invented_member()
    """,
    """
    CREATE FUNCTION refuse_invented_representative() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT FROM organisations WHERE id = NEW.organisation_id AND is_demonstration)
           AND EXISTS (SELECT FROM organisations WHERE id = NEW.company_id AND NOT is_demonstration) THEN
            RAISE EXCEPTION 'an invented organisation represents invented companies only'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER mandates_in_one_world BEFORE INSERT OR UPDATE OF company_id, organisation_id ON mandates
    FOR EACH ROW EXECUTE FUNCTION refuse_invented_representative()
    """,
    """
    CREATE FUNCTION refuse_half_invented_company() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT FROM organisations WHERE id = NEW.id AND is_demonstration <> NEW.is_demonstration) THEN
            RAISE EXCEPTION 'a company is invented as its organisation is' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER companies_in_one_world BEFORE INSERT OR UPDATE OF is_demonstration ON companies
    FOR EACH ROW EXECUTE FUNCTION refuse_half_invented_company()
    """,
)


def upgrade() -> None:
    for statement in (*REPAIRS, *RULES):
        op.execute(statement)


def downgrade() -> None:
    for table, trigger, function in (
        ("companies", "companies_in_one_world", "refuse_half_invented_company"),
        ("mandates", "mandates_in_one_world", "refuse_invented_representative"),
        ("memberships", "memberships_in_one_world", "refuse_invented_member"),
    ):
        op.execute(f"DROP TRIGGER {trigger} ON {table}")
        op.execute(f"DROP FUNCTION {function}()")
