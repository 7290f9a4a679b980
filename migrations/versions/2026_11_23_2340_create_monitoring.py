"""Indicators with their dictionary, measurements, the history of each value, and enrolments."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# The dictionary of indicators. Amounts are whole euro cents; ranges are wide on purpose: they catch a wrong unit, not an
# unusual firm. The last four of a row: ratio and points from which a jump is asked about, numerator, denominator.
# Which indicators there are follows the advice and its survey (EIM, 2009); wording and ranges are the project's own.
INDICATORS = (
    {
        "code": "revenue",
        "name": {"nl": "Omzet", "en": "Revenue"},
        "definition": {
            "nl": "Wat u in de periode aan klanten in rekening bracht, zonder btw.",
            "en": "What you charged customers over the period, without VAT.",
        },
        "hint": {"nl": "Staat bovenaan uw winst-en-verliesrekening.", "en": "The top line of your profit and loss account."},
        "unit": "euro_cents", "decimals": 0, "direction": "up", "transformation": "log", "is_required": True,
        "minimum": 1_000_00, "maximum": 50_000_000_000_00, "jump_ratio": 2,
    },
    {
        "code": "profit",
        "name": {"nl": "Winst", "en": "Profit"},
        "definition": {
            "nl": "Het resultaat voor belasting. Verlies vult u in met een min ervoor.",
            "en": "The result before tax. Enter a loss with a minus sign.",
        },
        "hint": {"nl": "Onderaan uw winst-en-verliesrekening, voor belasting.", "en": "The bottom line of your profit and loss account, before tax."},
        "unit": "euro_cents", "decimals": 0, "direction": "up", "transformation": "level", "is_required": True,
        "minimum": -50_000_000_000_00, "maximum": 50_000_000_000_00,
    },
    {
        "code": "value_added",
        "name": {"nl": "Toegevoegde waarde", "en": "Value added"},
        "definition": {
            "nl": "Omzet min wat u bij anderen inkocht: materiaal, energie, uitbesteed werk en diensten.",
            "en": "Revenue minus what you bought from others: material, energy, contracted work and services.",
        },
        "hint": {
            "nl": "Loonkosten en afschrijvingen trekt u niet af. Uw boekhouder kent dit getal als brutomarge.",
            "en": "Do not subtract wages and depreciation. Your accountant knows this as gross margin.",
        },
        "unit": "euro_cents", "decimals": 0, "direction": "up", "transformation": "log", "is_required": True,
        "minimum": 0, "maximum": 50_000_000_000_00, "jump_ratio": 2,
    },
    {
        "code": "employees",
        "name": {"nl": "Medewerkers", "en": "Employees"},
        "definition": {
            "nl": "Hoeveel mensen er op de laatste dag van de periode in dienst waren, u zelf meegerekend.",
            "en": "How many people were employed on the last day of the period, yourself included.",
        },
        "hint": {"nl": "Tel personen, niet uren. Uitzendkrachten telt u niet mee.", "en": "Count people, not hours. Leave out agency workers."},
        "unit": "persons", "decimals": 0, "direction": "neutral", "transformation": "log", "is_required": True,
        "minimum": 1, "maximum": 100_000, "jump_ratio": 1.5,
    },
    {
        "code": "fte",
        "name": {"nl": "Voltijdbanen (fte)", "en": "Full-time equivalents"},
        "definition": {
            "nl": "Alle contracten opgeteld tot volledige banen, gemiddeld over de periode.",
            "en": "All contracts added up to full jobs, on average over the period.",
        },
        "hint": {"nl": "Twee mensen met een halve baan zijn samen 1,0 fte.", "en": "Two people with half a job are 1.0 together."},
        "unit": "fte", "decimals": 1, "direction": "neutral", "transformation": "log", "is_required": True,
        "minimum": 0.1, "maximum": 100_000, "jump_ratio": 1.5,
    },
    {
        "code": "hours_worked",
        "name": {"nl": "Gewerkte uren", "en": "Hours worked"},
        "definition": {
            "nl": "Alle uren die in de periode echt gewerkt zijn, met overwerk, zonder verlof en ziekte.",
            "en": "All hours really worked over the period, with overtime, without leave and sickness.",
        },
        "hint": {
            "nl": "Kent u dit niet precies: een voltijdbaan is vaak rond 1.600 gewerkte uren in een jaar.",
            "en": "If you do not know precisely: a full-time job is often about 1,600 hours worked in a year.",
        },
        "unit": "hours", "decimals": 0, "direction": "neutral", "transformation": "log", "is_required": True,
        "minimum": 1, "maximum": 300_000_000, "jump_ratio": 1.5,
    },
    {
        "code": "sickness_absence",
        "name": {"nl": "Ziekteverzuim", "en": "Sickness absence"},
        "definition": {
            "nl": "Het deel van de werktijd dat door ziekte verloren ging, zonder zwangerschapsverlof.",
            "en": "The share of working time lost to sickness, without maternity leave.",
        },
        "hint": {"nl": "Uw arbodienst of salarisadministratie geeft dit percentage.", "en": "Your health service or payroll office gives this percentage."},
        "unit": "percent", "decimals": 2, "direction": "down", "transformation": "points", "is_required": True,
        "minimum": 0, "maximum": 60, "jump_points": 5,
    },
    {
        "code": "staff_turnover",
        "name": {"nl": "Vertrokken medewerkers", "en": "Staff turnover"},
        "definition": {
            "nl": "Mensen die in de periode weggingen, als deel van het gemiddelde aantal medewerkers.",
            "en": "People who left over the period, as a share of the average number of employees.",
        },
        "hint": {"nl": "Gingen er 3 weg van de 30, dan is het 10 procent.", "en": "If 3 out of 30 left, it is 10 percent."},
        "unit": "percent", "decimals": 1, "direction": "down", "transformation": "points", "is_required": False,
        "minimum": 0, "maximum": 200, "jump_points": 20,
    },
    {
        "code": "employee_satisfaction",
        "name": {"nl": "Tevredenheid van medewerkers", "en": "Employee satisfaction"},
        "definition": {
            "nl": "Het gemiddelde rapportcijfer dat medewerkers hun werk geven, van 1 tot 10.",
            "en": "The average mark employees give their work, from 1 to 10.",
        },
        "hint": {"nl": "Uit uw eigen onderzoek onder medewerkers. Hebt u dat niet, sla dit dan over.", "en": "From your own survey among employees. Skip this if you have none."},
        "unit": "score", "decimals": 1, "direction": "up", "transformation": "points", "is_required": False,
        "minimum": 1, "maximum": 10, "jump_points": 2,
    },
    {
        "code": "throughput_time",
        "name": {"nl": "Doorlooptijd", "en": "Throughput time"},
        "definition": {
            "nl": "Dagen tussen bestelling en levering van uw belangrijkste product of dienst, gemiddeld.",
            "en": "Days between order and delivery of your main product or service, on average.",
        },
        "hint": {"nl": "Kies één product of dienst en meet later hetzelfde.", "en": "Choose one product or service and measure the same later."},
        "unit": "days", "decimals": 1, "direction": "down", "transformation": "log", "is_required": False,
        "minimum": 0.1, "maximum": 3_650, "jump_ratio": 2,
    },
    {
        "code": "new_product_share",
        "name": {"nl": "Aandeel nieuwe producten", "en": "Share of new products"},
        "definition": {
            "nl": "Het deel van de omzet uit producten en diensten van hoogstens drie jaar oud.",
            "en": "The share of revenue from products and services at most three years old.",
        },
        "hint": {"nl": "Een schatting is goed genoeg.", "en": "An estimate is good enough."},
        "unit": "percent", "decimals": 1, "direction": "up", "transformation": "points", "is_required": False,
        "minimum": 0, "maximum": 100, "jump_points": 25,
    },
    {
        "code": "productivity_per_fte",
        "name": {"nl": "Productiviteit per fte", "en": "Productivity per full-time job"},
        "definition": {"nl": "Toegevoegde waarde gedeeld door voltijdbanen.", "en": "Value added divided by full-time equivalents."},
        "hint": {"nl": "Wij rekenen dit voor u uit.", "en": "We work this out for you."},
        "unit": "euro_cents_per_fte", "decimals": 0, "direction": "up", "transformation": "log", "is_required": False,
        "minimum": 0, "maximum": 50_000_000_000_00, "numerator": "value_added", "denominator": "fte",
    },
    {
        "code": "productivity_per_hour",
        "name": {"nl": "Productiviteit per uur", "en": "Productivity per hour"},
        "definition": {"nl": "Toegevoegde waarde gedeeld door gewerkte uren.", "en": "Value added divided by hours worked."},
        "hint": {"nl": "Wij rekenen dit voor u uit.", "en": "We work this out for you."},
        "unit": "euro_cents_per_hour", "decimals": 0, "direction": "up", "transformation": "log", "is_required": False,
        "minimum": 0, "maximum": 50_000_000_000_00, "numerator": "value_added", "denominator": "hours_worked",
    },
    {
        "code": "profit_margin",
        "name": {"nl": "Winstmarge", "en": "Profit margin"},
        "definition": {"nl": "Winst als deel van de omzet.", "en": "Profit as a share of revenue."},
        "hint": {"nl": "Wij rekenen dit voor u uit.", "en": "We work this out for you."},
        "unit": "percent", "decimals": 1, "direction": "up", "transformation": "points", "is_required": False,
        "minimum": -100_000, "maximum": 100_000, "numerator": "profit", "denominator": "revenue",
    },
)


def _fill() -> None:
    absent = {"jump_ratio": None, "jump_points": None, "numerator": None, "denominator": None}
    rows = [{**absent, **row, "position": place} for place, row in enumerate(INDICATORS, start=1)]
    columns = [sa.column(name, postgresql.JSONB() if name in {"name", "definition", "hint"} else None) for name in rows[0]]
    op.bulk_insert(sa.table("indicators", *columns), rows)


def upgrade() -> None:
    op.create_table('indicators',
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('position', sa.BigInteger(), nullable=False),
    sa.Column('name', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('definition', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('hint', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('unit', sa.Enum('euro_cents', 'euro_cents_per_fte', 'euro_cents_per_hour', 'persons', 'fte', 'hours', 'percent', 'score', 'days', name='unit', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('decimals', sa.BigInteger(), nullable=False),
    sa.Column('direction', sa.Enum('up', 'down', 'neutral', name='direction', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('transformation', sa.Enum('log', 'points', 'level', name='transformation', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('is_required', sa.Boolean(), nullable=False),
    sa.Column('minimum', sa.Numeric(precision=18, scale=2), nullable=False),
    sa.Column('maximum', sa.Numeric(precision=18, scale=2), nullable=False),
    sa.Column('jump_ratio', sa.Numeric(precision=6, scale=2), nullable=True),
    sa.Column('jump_points', sa.Numeric(precision=18, scale=2), nullable=True),
    sa.Column('numerator', sa.String(length=40), nullable=True),
    sa.Column('denominator', sa.String(length=40), nullable=True),
    sa.CheckConstraint('(numerator IS NULL) = (denominator IS NULL)', name=op.f('indicators_derivation_whole_check')),
    sa.CheckConstraint('decimals BETWEEN 0 AND 2', name=op.f('indicators_decimals_possible_check')),
    sa.CheckConstraint('minimum < maximum', name=op.f('indicators_range_ordered_check')),
    sa.CheckConstraint('numerator IS NULL OR NOT is_required', name=op.f('indicators_derived_not_required_check')),
    sa.ForeignKeyConstraint(['denominator'], ['indicators.code'], name=op.f('indicators_denominator_fkey')),
    sa.ForeignKeyConstraint(['numerator'], ['indicators.code'], name=op.f('indicators_numerator_fkey')),
    sa.PrimaryKeyConstraint('code', name=op.f('indicators_pkey')),
    sa.UniqueConstraint('position', name=op.f('indicators_position_key'))
    )
    op.create_table('enrolments',
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('participant', 'comparison', 'waiting_list', name='enrolmentkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('theme', sa.Enum('work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results', name='theme', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('started_on', sa.Date(), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('started_on <= ended_on', name=op.f('enrolments_period_ordered_check')),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('enrolments_company_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('enrolments_pkey'))
    )
    op.create_index(op.f('enrolments_kind_started_on_idx'), 'enrolments', ['kind', 'started_on'], unique=False)
    op.create_index('enrolments_one_at_a_time_idx', 'enrolments', ['company_id'], unique=True, postgresql_where=sa.text('ended_on IS NULL'))
    op.create_table('measurements',
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('baseline', 'follow_up', name='measurementkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('measured_on', sa.Date(), nullable=False),
    sa.Column('period_starts_on', sa.Date(), nullable=False),
    sa.Column('period_ends_on', sa.Date(), nullable=False),
    sa.Column('completed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('completed_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('period_starts_on < period_ends_on', name=op.f('measurements_period_ordered_check')),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('measurements_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['completed_by'], ['accounts.id'], name=op.f('measurements_completed_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('measurements_pkey')),
    sa.UniqueConstraint('company_id', 'measured_on', name=op.f('measurements_company_id_measured_on_key'))
    )
    op.create_index('measurements_one_baseline_idx', 'measurements', ['company_id'], unique=True, postgresql_where=sa.text("kind = 'baseline'"))
    op.create_table('measurement_values',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('measurement_id', sa.Uuid(), nullable=False),
    sa.Column('indicator', sa.String(length=40), nullable=False),
    sa.Column('revision', sa.BigInteger(), nullable=False),
    sa.Column('value', sa.Numeric(precision=18, scale=2), nullable=True),
    sa.Column('missing_reason', sa.Enum('not_kept', 'not_applicable', 'confidential', name='missingreason', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('source', sa.Enum('company', 'branch', 'import', name='source', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('jump_confirmed', sa.Boolean(), nullable=False),
    sa.Column('correction_reason', sa.String(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.CheckConstraint('(value IS NULL) <> (missing_reason IS NULL)', name=op.f('measurement_values_value_or_reason_check')),
    sa.CheckConstraint('revision >= 1', name=op.f('measurement_values_revision_from_one_check')),
    sa.ForeignKeyConstraint(['indicator'], ['indicators.code'], name=op.f('measurement_values_indicator_fkey')),
    sa.ForeignKeyConstraint(['measurement_id'], ['measurements.id'], name=op.f('measurement_values_measurement_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['recorded_by'], ['accounts.id'], name=op.f('measurement_values_recorded_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('measurement_values_pkey')),
    sa.UniqueConstraint('measurement_id', 'indicator', 'revision', name=op.f('measurement_values_measurement_id_indicator_revision_key'))
    )
    op.create_index(op.f('measurement_values_indicator_measurement_id_idx'), 'measurement_values', ['indicator', 'measurement_id'], unique=False)
    op.execute("""
        CREATE TRIGGER measurement_values_append_only BEFORE UPDATE ON measurement_values FOR EACH ROW
        WHEN ((OLD.measurement_id, OLD.indicator, OLD.revision, OLD.value, OLD.missing_reason, OLD.source, OLD.recorded_at)
              IS DISTINCT FROM
              (NEW.measurement_id, NEW.indicator, NEW.revision, NEW.value, NEW.missing_reason, NEW.source, NEW.recorded_at))
        EXECUTE FUNCTION refuse_change()
    """)
    _fill()


def downgrade() -> None:
    op.drop_index(op.f('measurement_values_indicator_measurement_id_idx'), table_name='measurement_values')
    op.drop_table('measurement_values')
    op.drop_index('measurements_one_baseline_idx', table_name='measurements', postgresql_where=sa.text("kind = 'baseline'"))
    op.drop_table('measurements')
    op.drop_index('enrolments_one_at_a_time_idx', table_name='enrolments', postgresql_where=sa.text('ended_on IS NULL'))
    op.drop_index(op.f('enrolments_kind_started_on_idx'), table_name='enrolments')
    op.drop_table('enrolments')
    op.drop_table('indicators')
