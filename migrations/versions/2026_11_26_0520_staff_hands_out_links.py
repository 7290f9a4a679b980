"""A staff representative hands out the links for employees, and the company has none of them."""

import sqlalchemy as sa
from alembic import op

revision = "202611260520"
down_revision = "202611260457"
branch_labels = None
depends_on = None

# The share lock makes a link wait for who takes handing out upon himself at that moment, and the other way round.
OWN_LINKS = """
CREATE FUNCTION refuse_link_of_another() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    audience text;
    of_staff boolean;
    by_staff boolean;
BEGIN
    SELECT invitation.audience, invitation.by_staff, scans.links_from <> 'company' INTO audience, of_staff, by_staff
    FROM scan_invitations invitation JOIN scans ON scans.id = invitation.scan_id
    WHERE invitation.id = NEW.invitation_id FOR SHARE OF scans;
    IF audience = 'employee' AND of_staff <> by_staff THEN
        RAISE EXCEPTION 'links for employees come from one side' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
ONE_SIDE = """
CREATE FUNCTION refuse_links_beside_staff() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.links_from <> 'company' OR NEW.status <> 'open'
        OR EXISTS (
            SELECT FROM scan_invitation_tokens token JOIN scan_invitations invitation ON invitation.id = token.invitation_id
            WHERE invitation.scan_id = NEW.id AND invitation.audience = 'employee'
        )
        OR (NEW.links_from = 'staff_later') IS DISTINCT FROM EXISTS (
            SELECT FROM scan_invitations invitation WHERE invitation.scan_id = NEW.id AND invitation.audience = 'employee'
        )
    THEN
        RAISE EXCEPTION 'the staff hands out links alone, and goes on' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
RULES = {
    ("scans", "linksfrom"): "links_from IN ('company', 'staff', 'staff_later')",
    ("scans", "links_once_open"): "links_from = 'company' OR status <> 'draft'",
    ("scan_invitations", "staff_for_employees"): (
        "NOT by_staff OR (kind = 'single_use' AND audience = 'employee')"
    ),
}


def upgrade() -> None:
    op.add_column("scans", sa.Column("links_from", sa.String(40), nullable=False, server_default="company"))
    op.alter_column("scans", "links_from", server_default=None)
    op.add_column("scan_invitations", sa.Column("by_staff", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column("scan_invitations", "by_staff", server_default=None)
    for (table, name), rule in RULES.items():
        op.create_check_constraint(op.f(f"{table}_{name}_check"), table, rule)
    op.execute(OWN_LINKS)
    op.execute(ONE_SIDE)
    op.execute(
        "CREATE TRIGGER scan_invitation_tokens_of_one_side BEFORE INSERT OR UPDATE ON scan_invitation_tokens "
        "FOR EACH ROW EXECUTE FUNCTION refuse_link_of_another()"
    )
    op.execute(
        "CREATE TRIGGER scans_links_of_one_side BEFORE UPDATE ON scans "
        "FOR EACH ROW WHEN (OLD.links_from <> NEW.links_from) EXECUTE FUNCTION refuse_links_beside_staff()"
    )
    op.execute(
        "CREATE TRIGGER scan_invitations_stay BEFORE UPDATE ON scan_invitations "
        "FOR EACH ROW WHEN (OLD.by_staff <> NEW.by_staff) EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER scan_invitations_stay ON scan_invitations")
    op.execute("DROP TRIGGER scans_links_of_one_side ON scans")
    op.execute("DROP TRIGGER scan_invitation_tokens_of_one_side ON scan_invitation_tokens")
    op.execute("DROP FUNCTION refuse_links_beside_staff()")
    op.execute("DROP FUNCTION refuse_link_of_another()")
    for table, name in RULES:
        op.drop_constraint(op.f(f"{table}_{name}_check"), table)
    op.drop_column("scan_invitations", "by_staff")
    op.drop_column("scans", "links_from")
