"""Firms declare, and ask for a new period themselves; an upheld complaint stands with the firm until it was weighed."""

import sqlalchemy as sa
from alembic import op

revision = "202611281780"
down_revision = "202611281770"
branch_labels = None
depends_on = None

OWN = """
        SELECT unnest(interests) FROM adviser_declarations WHERE adviser_id = NEW.adviser_id
        -- from the one that an officer accredited upon: no adviser takes an interest away alone
        AND number >= coalesce((
            SELECT max(number) FROM adviser_declarations WHERE adviser_id = NEW.adviser_id AND edition IS NOT NULL
            AND declared_at <= (
                SELECT max(occurred_at) FROM accreditation_changes WHERE adviser_id = NEW.adviser_id
                AND from_status IN ('applied', 'accredited') AND to_status = 'accredited'
            )
        ), 0)
"""
OF_THE_FIRM = """
        UNION ALL
        SELECT unnest(d.interests) FROM firm_declarations d
        JOIN advisory_firms f ON f.organisation_id = d.organisation_id
        JOIN advisers a ON a.organisation_id = f.organisation_id
        WHERE a.id = NEW.adviser_id AND d.number >= coalesce(f.accredited_upon, 0)
"""
HELD_FIRM = """
    -- the firm before the adviser, as by who decides on a firm
    PERFORM FROM advisory_firms WHERE organisation_id = (
        SELECT organisation_id FROM advisers WHERE id = NEW.adviser_id
    ) FOR SHARE;
"""


def _unrelated(held: str, interests: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION refuse_related_adviser() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {held}
    PERFORM FROM advisers WHERE id = NEW.adviser_id FOR SHARE;  -- what is declared at this moment comes before or after
    IF EXISTS (
        SELECT FROM memberships JOIN advisers ON advisers.account_id = memberships.account_id
        WHERE advisers.id = NEW.adviser_id AND memberships.organisation_id = NEW.company_id
    ) OR (SELECT kvk_number FROM companies WHERE id = NEW.company_id) = ANY ({interests}
    ) THEN
        RAISE EXCEPTION 'an adviser with an interest in the company does not work for it with a voucher'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


# Who belongs to a firm, or ever declared for it, does not decide on it.
DECIDED_BY_ANOTHER = """
CREATE FUNCTION refuse_decision_on_own_firm() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM memberships WHERE account_id = NEW.decided_by AND organisation_id = NEW.organisation_id
    ) OR EXISTS (
        SELECT FROM firm_declarations WHERE declared_by = NEW.decided_by AND organisation_id = NEW.organisation_id
    ) THEN
        RAISE EXCEPTION 'nobody of a firm decides on its accreditation'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    """Make the table, and the rules that the database keeps too."""
    op.create_table('firm_declarations',
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('edition', sa.String(length=10), nullable=False),
    sa.Column('kvk_number', sa.String(length=8), nullable=False),
    sa.Column('experience', sa.String(), nullable=False),
    sa.Column('quality', sa.String(), nullable=False),
    sa.Column('interests', sa.ARRAY(sa.String(length=8)), nullable=False),
    sa.Column('declared_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('declared_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('number >= 1', name=op.f('firm_declarations_number_from_one_check')),
    sa.CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name=op.f('firm_declarations_kvk_number_form_check')),
    sa.CheckConstraint('cardinality(interests) <= 200', name=op.f('firm_declarations_interests_bounded_check')),
    sa.ForeignKeyConstraint(['declared_by'], ['accounts.id'], name=op.f('firm_declarations_declared_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['advisory_firms.organisation_id'], name=op.f('firm_declarations_organisation_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('firm_declarations_pkey')),
    sa.UniqueConstraint('organisation_id', 'number', name=op.f('firm_declarations_organisation_id_number_key'))
    )
    op.add_column('advisory_firms', sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('advisory_firms', sa.Column('accredited_upon', sa.BigInteger(), nullable=True))
    op.add_column('advisory_firms', sa.Column('complained_at', sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint(
        op.f("advisory_firms_asks_or_withdrawn_check"), "advisory_firms", "status <> 'withdrawn' OR asked_at IS NULL"
    )
    act = sa.Enum('changed', 'refused', 'no_measure', name='firmact', native_enum=False, length=40)
    op.add_column('firm_accreditation_changes', sa.Column('act', act, nullable=False, server_default='changed'))
    op.alter_column('firm_accreditation_changes', 'act', server_default=None)
    op.create_check_constraint(
        op.f("firm_accreditation_changes_firmact_check"),
        "firm_accreditation_changes",
        "act IN ('changed', 'refused', 'no_measure')",
    )
    op.execute(
        "CREATE TRIGGER firm_declarations_for_good BEFORE UPDATE ON firm_declarations"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('declared_by')"
    )
    op.execute(DECIDED_BY_ANOTHER)
    op.execute(
        "CREATE TRIGGER firm_accreditation_changes_by_another BEFORE INSERT ON firm_accreditation_changes"
        " FOR EACH ROW WHEN (NEW.decided_by IS NOT NULL) EXECUTE FUNCTION refuse_decision_on_own_firm()"
    )
    op.execute(_unrelated(HELD_FIRM, OWN + OF_THE_FIRM))


def downgrade() -> None:
    """Take it all away again."""
    op.execute(_unrelated("", OWN))
    op.execute("DROP TRIGGER firm_accreditation_changes_by_another ON firm_accreditation_changes")
    op.execute("DROP FUNCTION refuse_decision_on_own_firm()")
    op.drop_constraint(op.f("firm_accreditation_changes_firmact_check"), "firm_accreditation_changes", type_="check")
    op.drop_column('firm_accreditation_changes', 'act')
    op.drop_constraint(op.f("advisory_firms_asks_or_withdrawn_check"), "advisory_firms", type_="check")
    op.drop_column('advisory_firms', 'complained_at')
    op.drop_column('advisory_firms', 'accredited_upon')
    op.drop_column('advisory_firms', 'asked_at')
    op.drop_table('firm_declarations')
