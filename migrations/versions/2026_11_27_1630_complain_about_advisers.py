"""Complaints about advisers, heard and decided by somebody else; declarations, and no voucher where one has a part."""

import sqlalchemy as sa
from alembic import op

revision = "202611271630"
down_revision = "202611271620"
branch_labels = None
depends_on = None

DECIDED_BY_ANOTHER = """
CREATE FUNCTION refuse_decision_with_interest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM advisers WHERE id = NEW.adviser_id AND account_id = NEW.decided_by
    ) OR EXISTS (
        SELECT FROM memberships
        WHERE account_id = NEW.decided_by
          AND organisation_id IN (
              NEW.company_id,
              (SELECT firm.id FROM advisers JOIN organisations firm ON firm.id = advisers.organisation_id
               WHERE advisers.id = NEW.adviser_id AND firm.kind <> 'executing_body')
          )
    ) THEN
        RAISE EXCEPTION 'nobody of the company or of the adviser decides on a complaint'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
STANDS = """
CREATE FUNCTION refuse_rewritten_complaint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('slimmerwerken.erasing', true) IS DISTINCT FROM 'on' AND (
        (NEW.company_id, NEW.adviser_id, NEW.ground, NEW.words, NEW.wanted, NEW.filed_at, NEW.respond_before)
        IS DISTINCT FROM
        (OLD.company_id, OLD.adviser_id, OLD.ground, OLD.words, OLD.wanted, OLD.filed_at, OLD.respond_before)
        OR (OLD.response IS NOT NULL AND NEW.response IS DISTINCT FROM OLD.response)
        OR (OLD.status <> 'filed' AND (NEW.status, NEW.measure, NEW.decision, NEW.decided_by, NEW.closed_at)
            IS DISTINCT FROM (OLD.status, OLD.measure, OLD.decision, OLD.decided_by, OLD.closed_at))
    ) THEN
        RAISE EXCEPTION 'a complaint stays as it was written and decided'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
UNRELATED = """
CREATE FUNCTION refuse_related_adviser() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM advisers WHERE id = NEW.adviser_id FOR SHARE;  -- what is declared at this moment comes before or after
    IF EXISTS (
        SELECT FROM memberships JOIN advisers ON advisers.account_id = memberships.account_id
        WHERE advisers.id = NEW.adviser_id AND memberships.organisation_id = NEW.company_id
    ) OR (SELECT kvk_number FROM companies WHERE id = NEW.company_id) = ANY (
        SELECT unnest(interests) FROM adviser_declarations WHERE adviser_id = NEW.adviser_id
        -- from the one that an officer accredited upon: no adviser takes an interest away alone
        AND number >= coalesce((
            SELECT max(number) FROM adviser_declarations WHERE adviser_id = NEW.adviser_id AND edition IS NOT NULL
            AND declared_at <= (
                SELECT max(occurred_at) FROM accreditation_changes WHERE adviser_id = NEW.adviser_id
                AND from_status IN ('applied', 'accredited') AND to_status = 'accredited'
            )
        ), 0)
    ) THEN
        RAISE EXCEPTION 'an adviser with an interest in the company does not work for it with a voucher'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.create_table('adviser_declarations',
    sa.Column('adviser_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('edition', sa.String(length=10), nullable=True),
    sa.Column('experience', sa.String(), nullable=True),
    sa.Column('assignments', sa.String(), nullable=True),
    sa.Column('training', sa.String(), nullable=True),
    sa.Column('interests', sa.ARRAY(sa.String(length=8)), nullable=False),
    sa.Column('declared_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('declared_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('number >= 1', name=op.f('adviser_declarations_number_from_one_check')),
    sa.CheckConstraint('cardinality(interests) <= 200', name=op.f('adviser_declarations_interests_bounded_check')),
    sa.CheckConstraint("(edition IS NULL) = (experience IS NULL) AND (edition IS NULL) = (assignments IS NULL)", name=op.f('adviser_declarations_whole_or_interests_check')),
    sa.CheckConstraint("edition IS NOT NULL OR (training IS NULL AND cardinality(interests) > 0)", name=op.f('adviser_declarations_adds_something_check')),
    sa.ForeignKeyConstraint(['adviser_id'], ['advisers.id'], name=op.f('adviser_declarations_adviser_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['declared_by'], ['accounts.id'], name=op.f('adviser_declarations_declared_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('adviser_declarations_pkey')),
    sa.UniqueConstraint('adviser_id', 'number', name=op.f('adviser_declarations_adviser_id_number_key'))
    )
    op.execute(
        "CREATE TRIGGER adviser_declarations_for_good BEFORE UPDATE ON adviser_declarations"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('declared_by')"
    )
    op.execute(UNRELATED)
    op.execute(
        "CREATE TRIGGER vouchers_unrelated_adviser BEFORE UPDATE OF status, adviser_id, granted_cents ON vouchers"
        " FOR EACH ROW WHEN (NEW.status IN ('granted', 'in_use', 'claimed')"
        " AND (OLD.status, OLD.adviser_id, OLD.granted_cents) IS DISTINCT FROM"
        " (NEW.status, NEW.adviser_id, NEW.granted_cents)) EXECUTE FUNCTION refuse_related_adviser()"
    )
    op.create_table('adviser_complaints',
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('adviser_id', sa.Uuid(), nullable=False),
    sa.Column('ground', sa.Enum('quality', 'agreements', 'costs', 'independence', 'privacy', 'conduct', name='ground', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('wanted', sa.String(), nullable=True),
    sa.Column('status', sa.Enum('filed', 'upheld', 'dismissed', 'withdrawn', name='complaintstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('filed_by', sa.Uuid(), nullable=True),
    sa.Column('filed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('respond_before', sa.Date(), nullable=False),
    sa.Column('response', sa.String(), nullable=True),
    sa.Column('responded_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decision', sa.String(), nullable=True),
    sa.Column('measure', sa.Enum('none', 'warning', 'suspension', 'withdrawal', name='measure', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(response IS NULL) = (responded_at IS NULL)", name=op.f('adviser_complaints_response_whole_check')),
    sa.CheckConstraint("(status = 'filed') = (closed_at IS NULL)", name=op.f('adviser_complaints_closed_at_set_check')),
    sa.CheckConstraint("(status IN ('upheld', 'dismissed')) = (decision IS NOT NULL)", name=op.f('adviser_complaints_decided_with_reason_check')),
    sa.CheckConstraint("(status = 'upheld') = (measure IS NOT NULL)", name=op.f('adviser_complaints_measure_when_upheld_check')),
    sa.CheckConstraint("decided_by IS NULL OR status IN ('upheld', 'dismissed')", name=op.f('adviser_complaints_decided_by_somebody_check')),
    sa.ForeignKeyConstraint(['adviser_id'], ['advisers.id'], name=op.f('adviser_complaints_adviser_id_fkey')),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('adviser_complaints_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['decided_by'], ['accounts.id'], name=op.f('adviser_complaints_decided_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['filed_by'], ['accounts.id'], name=op.f('adviser_complaints_filed_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('adviser_complaints_pkey'))
    )
    op.create_index('adviser_complaints_one_open_idx', 'adviser_complaints', ['company_id', 'adviser_id'], unique=True, postgresql_where=sa.text("status = 'filed'"))
    op.create_index(op.f('adviser_complaints_adviser_id_filed_at_idx'), 'adviser_complaints', ['adviser_id', 'filed_at'], unique=False)
    op.create_index(op.f('adviser_complaints_status_filed_at_idx'), 'adviser_complaints', ['status', 'filed_at'], unique=False)
    op.execute(DECIDED_BY_ANOTHER)
    op.execute(
        "CREATE TRIGGER adviser_complaints_decided_by_another BEFORE INSERT OR UPDATE OF decided_by ON adviser_complaints"
        " FOR EACH ROW WHEN (NEW.decided_by IS NOT NULL) EXECUTE FUNCTION refuse_decision_with_interest()"
    )
    op.execute(STANDS)
    op.execute(
        "CREATE TRIGGER adviser_complaints_stand BEFORE UPDATE ON adviser_complaints"
        " FOR EACH ROW EXECUTE FUNCTION refuse_rewritten_complaint()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER vouchers_unrelated_adviser ON vouchers")
    op.execute("DROP FUNCTION refuse_related_adviser()")
    op.drop_table('adviser_declarations')
    op.drop_table('adviser_complaints')
    op.execute("DROP FUNCTION refuse_rewritten_complaint()")
    op.execute("DROP FUNCTION refuse_decision_with_interest()")
