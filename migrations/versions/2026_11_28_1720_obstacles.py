"""What pooled measurements say of a tool; obstacles in rules, reported, grouped and answered."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611281720"
down_revision = "202611281710"
branch_labels = None
depends_on = None

KINDS = ('law', 'regulation', 'collective_agreement', 'funding_rule', 'other')
STANDS = """
CREATE FUNCTION refuse_rewritten_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('slimmerwerken.erasing', true) IS DISTINCT FROM 'on' AND (
        (NEW.theme, NEW.section, NEW.rule_kind, NEW.rule, NEW.stopped, NEW.suggestion, NEW.organisation_id,
         NEW.reporter)
        IS DISTINCT FROM
        (OLD.theme, OLD.section, OLD.rule_kind, OLD.rule, OLD.stopped, OLD.suggestion, OLD.organisation_id,
         OLD.reporter)
        OR NEW.submitted_on IS DISTINCT FROM OLD.submitted_on
        OR NEW.status = 'draft' OR (OLD.status = 'withdrawn' AND NEW.status <> 'withdrawn')
    ) THEN
        RAISE EXCEPTION 'a report that was sent stays as it was written'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
COUNTED = """
CREATE FUNCTION refuse_uncounted_firm() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM companies WHERE id = NEW.company_id AND verification = 'verified' AND NOT is_demonstration
    ) THEN
        RAISE EXCEPTION 'a firm in a number is verified and not invented' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
UNMIXED = """
CREATE FUNCTION refuse_mixed_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT is_demonstration FROM obstacles WHERE id = NEW.obstacle_id)
    <> (SELECT is_demonstration FROM organisations WHERE id = NEW.organisation_id) THEN
        RAISE EXCEPTION 'invented reports and real ones do not lie under one obstacle'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
UNMIXED_OBSTACLE = """
CREATE FUNCTION refuse_mixed_obstacle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM obstacle_reports WHERE obstacle_id = NEW.id) THEN
        RAISE EXCEPTION 'whether an obstacle is invented follows from the reports under it'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.create_table('toolbox_effects',
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('band', sa.Enum('likely', 'not_distinguished', name='effectband', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('release', sa.String(length=80), nullable=False),
    sa.Column('released_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['toolbox_items.id'], name=op.f('toolbox_effects_item_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('item_id', name=op.f('toolbox_effects_pkey'))
    )
    op.create_table('obstacles',
    sa.Column('title', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('description', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('rule_kind', sa.Enum(*KINDS, name='rulekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('themes', sa.ARRAY(sa.String(length=20)), nullable=False),
    sa.Column('status', sa.Enum('grouped', 'passed_on', 'answered', 'merged', name='obstaclestatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('passed_to', postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
    sa.Column('passed_on_on', sa.Date(), nullable=True),
    sa.Column('answer', postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('merged_into_id', sa.Uuid(), nullable=True),
    sa.Column('is_demonstration', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("cardinality(themes) >= 1", name=op.f('obstacles_themes_given_check')),
    sa.CheckConstraint("(passed_to IS NULL) = (passed_on_on IS NULL)", name=op.f('obstacles_passed_on_whole_check')),
    sa.CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name=op.f('obstacles_answer_whole_check')),
    sa.CheckConstraint("status <> 'passed_on' OR passed_to IS NOT NULL", name=op.f('obstacles_passed_on_to_somebody_check')),
    sa.CheckConstraint("status <> 'answered' OR answer IS NOT NULL", name=op.f('obstacles_answered_in_words_check')),
    sa.CheckConstraint("(status = 'merged') = (merged_into_id IS NOT NULL)", name=op.f('obstacles_merged_into_another_check')),
    sa.CheckConstraint("merged_into_id <> id", name=op.f('obstacles_not_into_itself_check')),
    sa.CheckConstraint("NOT (is_public AND status = 'merged')", name=op.f('obstacles_merged_is_not_public_check')),
    sa.ForeignKeyConstraint(['merged_into_id'], ['obstacles.id'], name=op.f('obstacles_merged_into_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('obstacles_pkey'))
    )
    op.create_index(op.f('obstacles_merged_into_id_idx'), 'obstacles', ['merged_into_id'])
    op.create_table('obstacle_reports',
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('reported_by', sa.Uuid(), nullable=True),
    sa.Column('reporter', sa.Enum('company', 'adviser', name='reporter', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('theme', sa.Enum('work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results', name='theme', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('section', sa.String(length=1), nullable=True),
    sa.Column('rule_kind', sa.Enum(*KINDS, name='rulekind', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('rule', sa.String(), nullable=True),
    sa.Column('stopped', sa.String(), nullable=True),
    sa.Column('suggestion', sa.String(), nullable=True),
    sa.Column('status', sa.Enum('draft', 'new', 'grouped', 'withdrawn', name='reportstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('submitted_on', sa.Date(), nullable=True),
    sa.Column('obstacle_id', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint(
        "status IN ('draft', 'withdrawn') OR (theme IS NOT NULL AND section IS NOT NULL "
        "AND rule_kind IS NOT NULL AND rule IS NOT NULL AND stopped IS NOT NULL AND submitted_on IS NOT NULL)",
        name=op.f('obstacle_reports_whole_when_sent_check'),
    ),
    sa.CheckConstraint("(status = 'grouped') = (obstacle_id IS NOT NULL)", name=op.f('obstacle_reports_grouped_under_one_check')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('obstacle_reports_organisation_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['reported_by'], ['accounts.id'], name=op.f('obstacle_reports_reported_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['obstacle_id'], ['obstacles.id'], name=op.f('obstacle_reports_obstacle_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('obstacle_reports_pkey'))
    )
    for columns in (['reported_by'], ['organisation_id'], ['obstacle_id'], ['status', 'submitted_on']):
        op.create_index(op.f(f"obstacle_reports_{'_'.join(columns)}_idx"), 'obstacle_reports', columns)
    op.execute(STANDS)
    op.execute(
        "CREATE TRIGGER obstacle_reports_stand BEFORE UPDATE ON obstacle_reports"
        " FOR EACH ROW WHEN (OLD.status <> 'draft') EXECUTE FUNCTION refuse_rewritten_report()"
    )
    _figures()
    op.execute(UNMIXED)
    op.execute(
        "CREATE TRIGGER obstacle_reports_unmixed BEFORE INSERT OR UPDATE ON obstacle_reports"
        " FOR EACH ROW WHEN (NEW.obstacle_id IS NOT NULL) EXECUTE FUNCTION refuse_mixed_report()"
    )
    op.execute(UNMIXED_OBSTACLE)
    op.execute(
        "CREATE TRIGGER obstacles_unmixed BEFORE UPDATE ON obstacles FOR EACH ROW"
        " WHEN (NEW.is_demonstration <> OLD.is_demonstration) EXECUTE FUNCTION refuse_mixed_obstacle()"
    )


def _figures() -> None:
    op.create_table('obstacle_months',
    sa.Column('month', sa.Date(), nullable=False),
    sa.CheckConstraint("EXTRACT(DAY FROM month) = 1", name=op.f('obstacle_months_first_day_check')),
    sa.PrimaryKeyConstraint('month', name=op.f('obstacle_months_pkey'))
    )
    op.create_table('obstacle_figures',
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('theme', sa.Enum('work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results', name='theme', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('section', sa.String(length=1), nullable=True),
    sa.Column('rule_kind', sa.Enum(*KINDS, name='rulekind', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('obstacle_id', sa.Uuid(), nullable=True),
    sa.Column('firms', sa.BigInteger(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint("firms >= 10 AND firms % 5 = 0", name=op.f('obstacle_figures_enough_firms_check')),
    sa.CheckConstraint(
        "num_nonnulls(theme, section, rule_kind) = CASE WHEN obstacle_id IS NULL THEN 3 ELSE 0 END",
        name=op.f('obstacle_figures_of_cell_or_obstacle_check'),
    ),
    sa.ForeignKeyConstraint(['month'], ['obstacle_months.month'], name=op.f('obstacle_figures_month_fkey')),
    sa.ForeignKeyConstraint(['obstacle_id'], ['obstacles.id'], name=op.f('obstacle_figures_obstacle_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('obstacle_figures_pkey')),
    sa.UniqueConstraint(
        'month', 'theme', 'section', 'rule_kind', 'obstacle_id',
        name=op.f('obstacle_figures_month_theme_section_rule_kind_obstacle_id_key'), postgresql_nulls_not_distinct=True,
    )
    )
    op.create_index(op.f('obstacle_figures_obstacle_id_idx'), 'obstacle_figures', ['obstacle_id'])
    op.create_table('obstacle_figure_firms',
    sa.Column('figure_id', sa.Uuid(), nullable=False),
    sa.Column('firm_key', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=True),
    sa.Column('counted_on', sa.Date(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['figure_id'], ['obstacle_figures.id'], name=op.f('obstacle_figure_firms_figure_id_fkey')),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('obstacle_figure_firms_company_id_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('obstacle_figure_firms_pkey')),
    sa.UniqueConstraint('figure_id', 'firm_key', name=op.f('obstacle_figure_firms_figure_id_firm_key_key'))
    )
    for column in ('company_id', 'counted_on'):
        op.create_index(op.f(f'obstacle_figure_firms_{column}_idx'), 'obstacle_figure_firms', [column])
    for table in ('obstacle_months', 'obstacle_figures'):
        op.execute(
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    op.execute(COUNTED)
    op.execute(
        "CREATE TRIGGER obstacle_figure_firms_counted BEFORE INSERT ON obstacle_figure_firms"
        " FOR EACH ROW EXECUTE FUNCTION refuse_uncounted_firm()"
    )
    # An erasure takes the company off, and a period that is past the row: nothing else changes it.
    op.execute(
        "CREATE TRIGGER obstacle_figure_firms_frozen BEFORE UPDATE ON obstacle_figure_firms FOR EACH ROW"
        " WHEN (NEW.company_id IS NOT NULL OR (NEW.id, NEW.figure_id, NEW.firm_key, NEW.counted_on)"
        " IS DISTINCT FROM (OLD.id, OLD.figure_id, OLD.firm_key, OLD.counted_on)) EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    op.drop_table('obstacle_figure_firms')
    op.execute("DROP FUNCTION refuse_uncounted_firm()")
    op.drop_table('obstacle_figures')
    op.drop_table('obstacle_months')
    op.drop_table('obstacle_reports')
    op.execute("DROP FUNCTION refuse_rewritten_report()")
    op.execute("DROP FUNCTION refuse_mixed_report()")
    op.drop_table('obstacles')
    op.execute("DROP FUNCTION refuse_mixed_obstacle()")
    op.drop_table('toolbox_effects')
