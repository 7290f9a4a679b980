"""Planned moments of measuring with reminders and refusals, and why a company that is followed did not start."""

import sqlalchemy as sa
from alembic import op

revision = "202611281750"
down_revision = "202611281740"
branch_labels = None
depends_on = None

UNWANTED = """
CREATE FUNCTION refuse_unwanted_measurement_reminder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM measurement_moments WHERE id = NEW.moment_id AND declined_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a company that declined is not reminded' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT coalesce((
        SELECT given FROM consents
        WHERE kind = 'monitoring' AND company_id = (
            SELECT company_id FROM measurement_moments WHERE id = NEW.moment_id
        )
        ORDER BY decided_at DESC, id LIMIT 1
    ), false) THEN
        RAISE EXCEPTION 'a company that is not followed is not reminded'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
OF_ONE_COMPANY = """
CREATE FUNCTION refuse_moment_of_other_company() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT company_id FROM enrolments WHERE id = NEW.enrolment_id) IS DISTINCT FROM NEW.company_id THEN
        RAISE EXCEPTION 'a moment belongs to the company of its enrolment'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.create_table('measurement_moments',
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('enrolment_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('opens_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('declined_reason', sa.Enum('no_time', 'not_available', 'stopped', 'confidential', 'other', name='declinereason', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('declined_words', sa.String(), nullable=True),
    sa.Column('declined_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('declined_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('number BETWEEN 0 AND 60', name=op.f('measurement_moments_number_possible_check')),
    sa.CheckConstraint('opens_on < due_on', name=op.f('measurement_moments_days_ordered_check')),
    sa.CheckConstraint('(declined_reason IS NULL) = (declined_at IS NULL)', name=op.f('measurement_moments_refusal_whole_check')),
    sa.CheckConstraint('declined_words IS NULL OR declined_reason IS NOT NULL', name=op.f('measurement_moments_words_of_refusal_check')),
    sa.CheckConstraint("declined_reason <> 'other' OR declined_words IS NOT NULL", name=op.f('measurement_moments_other_says_why_check')),
    sa.CheckConstraint('declined_by IS NULL OR declined_at IS NOT NULL', name=op.f('measurement_moments_declined_by_somebody_check')),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('measurement_moments_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['declined_by'], ['accounts.id'], name=op.f('measurement_moments_declined_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['enrolment_id'], ['enrolments.id'], name=op.f('measurement_moments_enrolment_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('measurement_moments_pkey')),
    sa.UniqueConstraint('enrolment_id', 'number', name=op.f('measurement_moments_enrolment_id_number_key'))
    )
    op.create_index(op.f('measurement_moments_company_id_due_on_idx'), 'measurement_moments', ['company_id', 'due_on'], unique=False)
    op.create_index(op.f('measurement_moments_opens_on_idx'), 'measurement_moments', ['opens_on'], unique=False)
    op.execute(OF_ONE_COMPANY)
    op.execute(
        "CREATE TRIGGER measurement_moments_of_one_company BEFORE INSERT OR UPDATE OF company_id, enrolment_id"
        " ON measurement_moments FOR EACH ROW EXECUTE FUNCTION refuse_moment_of_other_company()"
    )
    op.create_table('measurement_reminders',
    sa.Column('moment_id', sa.Uuid(), nullable=False),
    sa.Column('step', sa.Enum('opens', 'due', 'after_two_weeks', 'after_four_weeks', 'by_hand', name='reminderstep', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('people', sa.BigInteger(), nullable=False),
    sa.Column('sent_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('people >= 0', name=op.f('measurement_reminders_people_counted_check')),
    sa.CheckConstraint("sent_by IS NULL OR step = 'by_hand'", name=op.f('measurement_reminders_sent_by_hand_check')),
    sa.ForeignKeyConstraint(['moment_id'], ['measurement_moments.id'], name=op.f('measurement_reminders_moment_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['sent_by'], ['accounts.id'], name=op.f('measurement_reminders_sent_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('measurement_reminders_pkey'))
    )
    op.create_index('measurement_reminders_once_idx', 'measurement_reminders', ['moment_id', 'step'], unique=True, postgresql_where=sa.text("step <> 'by_hand'"))
    op.create_index(op.f('measurement_reminders_moment_id_sent_at_idx'), 'measurement_reminders', ['moment_id', 'sent_at'], unique=False)
    op.execute(UNWANTED)
    op.execute(
        "CREATE TRIGGER measurement_reminders_wanted BEFORE INSERT ON measurement_reminders"
        " FOR EACH ROW EXECUTE FUNCTION refuse_unwanted_measurement_reminder()"
    )
    op.execute(
        "CREATE TRIGGER measurement_reminders_for_good BEFORE UPDATE ON measurement_reminders"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('sent_by')"
    )
    op.add_column('enrolments', sa.Column('not_started', sa.Enum('rejected', 'drawn_out', 'waiting', 'withdrew', 'expired', 'member', name='notstarted', native_enum=False, create_constraint=True, length=40), nullable=True))
    op.create_check_constraint(op.f('enrolments_participant_started_check'), 'enrolments', "kind <> 'participant' OR not_started IS NULL")
    op.execute("UPDATE enrolments SET not_started = 'waiting' WHERE kind = 'waiting_list'")
    op.execute("UPDATE enrolments SET not_started = 'drawn_out' WHERE kind = 'comparison' AND draw IS NOT NULL")
    op.create_table('result_norms',
    sa.Column('as_of', sa.Date(), nullable=False),
    sa.Column('counted_on', sa.Date(), nullable=False),
    sa.Column('cell', sa.Enum('sector_and_size', 'sector', 'all', name='comparisoncell', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('section', sa.String(length=1), nullable=True),
    sa.Column('size_class', sa.String(length=8), nullable=True),
    sa.Column('indicator', sa.String(length=40), nullable=False),
    sa.Column('firms', sa.BigInteger(), nullable=False),
    sa.Column('p25', sa.Numeric(precision=18, scale=2), nullable=False),
    sa.Column('p50', sa.Numeric(precision=18, scale=2), nullable=False),
    sa.Column('p75', sa.Numeric(precision=18, scale=2), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('firms >= 10 AND firms % 5 = 0', name=op.f('result_norms_enough_firms_check')),
    sa.CheckConstraint('p25 <= p50 AND p50 <= p75 AND p25 < p75', name=op.f('result_norms_quantiles_ordered_check')),
    sa.CheckConstraint('counted_on <= as_of', name=op.f('result_norms_counted_before_check')),
    sa.CheckConstraint("(cell = 'all') = (section IS NULL) AND (cell = 'sector_and_size') = (size_class IS NOT NULL)", name=op.f('result_norms_group_of_cell_check')),
    sa.ForeignKeyConstraint(['indicator'], ['indicators.code'], name=op.f('result_norms_indicator_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('result_norms_pkey')),
    sa.UniqueConstraint('as_of', 'cell', 'section', 'size_class', 'indicator', name=op.f('result_norms_as_of_cell_section_size_class_indicator_key'), postgresql_nulls_not_distinct=True)
    )
    op.create_table('result_norm_firms',
    sa.Column('norm_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('change', sa.Numeric(precision=18, scale=2), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('result_norm_firms_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['norm_id'], ['result_norms.id'], name=op.f('result_norm_firms_norm_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('norm_id', 'company_id', name=op.f('result_norm_firms_pkey'))
    )
    op.create_index(op.f('result_norm_firms_company_id_idx'), 'result_norm_firms', ['company_id'], unique=False)
    op.execute(
        "CREATE TRIGGER result_norms_for_good BEFORE UPDATE OR DELETE ON result_norms"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    op.drop_table('result_norm_firms')
    op.drop_table('result_norms')
    op.drop_column('enrolments', 'not_started')
    op.drop_table('measurement_reminders')
    op.drop_table('measurement_moments')
    op.execute("DROP FUNCTION refuse_unwanted_measurement_reminder()")
    op.execute("DROP FUNCTION refuse_moment_of_other_company()")
