"""Advisers, their accreditation with its history, and referrals."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('advisers',
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('sort_name', sa.String(), nullable=False),
    sa.Column('firm', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('private', 'branch', 'syntens', 'knowledge_institution', name='adviserkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('headline', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('bio', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('methods', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('themes', sa.ARRAY(sa.String(length=20)), nullable=False),
    sa.Column('sectors', sa.ARRAY(sa.String(length=1)), nullable=False),
    sa.Column('provinces', sa.ARRAY(sa.String(length=5)), nullable=False),
    sa.Column('languages', sa.ARRAY(sa.String(length=2)), nullable=False),
    sa.Column('rate_cents', sa.BigInteger(), nullable=False),
    sa.Column('free_hours', sa.BigInteger(), nullable=False),
    sa.Column('hours_per_month', sa.BigInteger(), nullable=False),
    sa.Column('accreditation', sa.Enum('applied', 'accredited', 'rejected', 'suspended', 'expired', 'withdrawn', name='accreditation', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('accredited_from', sa.Date(), nullable=True),
    sa.Column('accredited_until', sa.Date(), nullable=True),
    sa.Column('is_demonstration', sa.Boolean(), nullable=False),
    sa.Column('search', postgresql.TSVECTOR(), sa.Computed('\nsetweight(to_tsvector(\'slimmer_nl\', name || \' \' || firm), \'A\')\n|| setweight(to_tsvector(\'slimmer_nl\', coalesce(headline ->> \'nl\', \'\')), \'B\')\n|| setweight(to_tsvector(\'slimmer_en\', coalesce(headline ->> \'en\', \'\')), \'B\')\n|| setweight(jsonb_to_tsvector(\'slimmer_nl\', methods, \'["string"]\'), \'C\')\n|| setweight(to_tsvector(\'slimmer_nl\', coalesce(bio ->> \'nl\', \'\')), \'D\')\n|| setweight(to_tsvector(\'slimmer_en\', coalesce(bio ->> \'en\', \'\')), \'D\')\n', persisted=True), nullable=False),
    sa.Column('plain', sa.String(), sa.Computed("plain_text(name || ' ' || firm || ' ' || coalesce(headline ->> 'nl', '') || ' ' || coalesce(headline ->> 'en', ''))", persisted=True), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("accreditation NOT IN ('accredited', 'suspended', 'expired') OR (accredited_from IS NOT NULL AND accredited_until IS NOT NULL)", name=op.f('advisers_period_known_check')),
    sa.CheckConstraint('accredited_until >= accredited_from', name=op.f('advisers_period_in_order_check')),
    sa.CheckConstraint('cardinality(themes) >= 1 AND cardinality(provinces) >= 1', name=op.f('advisers_themes_and_provinces_given_check')),
    sa.CheckConstraint('free_hours BETWEEN 0 AND 16', name=op.f('advisers_free_hours_possible_check')),
    sa.CheckConstraint('rate_cents >= 0 AND hours_per_month >= 0', name=op.f('advisers_rate_possible_check')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('advisers_account_id_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('advisers_organisation_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('advisers_pkey')),
    sa.UniqueConstraint('account_id', name=op.f('advisers_account_id_key'))
    )
    op.create_index(op.f('advisers_accreditation_sort_name_idx'), 'advisers', ['accreditation', 'sort_name'], unique=False)
    op.create_index(op.f('advisers_organisation_id_idx'), 'advisers', ['organisation_id'], unique=False)
    op.create_index('advisers_plain_idx', 'advisers', ['plain'], unique=False, postgresql_using='gin', postgresql_ops={'plain': 'gin_trgm_ops'}, postgresql_where=sa.text("accreditation = 'accredited'"))
    op.create_index('advisers_search_idx', 'advisers', ['search'], unique=False, postgresql_using='gin', postgresql_where=sa.text("accreditation = 'accredited'"))
    op.create_table('accreditation_changes',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('adviser_id', sa.Uuid(), nullable=False),
    sa.Column('from_status', sa.Enum('applied', 'accredited', 'rejected', 'suspended', 'expired', 'withdrawn', name='from_status', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('to_status', sa.Enum('applied', 'accredited', 'rejected', 'suspended', 'expired', 'withdrawn', name='accreditation', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('accredited_from', sa.Date(), nullable=True),
    sa.Column('accredited_until', sa.Date(), nullable=True),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('occurred_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['adviser_id'], ['advisers.id'], name=op.f('accreditation_changes_adviser_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('accreditation_changes_pkey'))
    )
    op.create_index(op.f('accreditation_changes_adviser_id_id_idx'), 'accreditation_changes', ['adviser_id', 'id'], unique=False)
    op.create_table('referrals',
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('adviser_id', sa.Uuid(), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=True),
    sa.Column('theme', sa.Enum('work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results', name='theme', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('message', sa.String(), nullable=False),
    sa.Column('status', sa.Enum('asked', 'accepted', 'declined', 'unanswered', name='referralstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answer_before', sa.Date(), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answer', sa.String(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(status IN ('accepted', 'declined')) = (answered_at IS NOT NULL)", name=op.f('referrals_answered_at_set_check')),
    sa.CheckConstraint("status <> 'declined' OR answer IS NOT NULL", name=op.f('referrals_declined_with_reason_check')),
    sa.ForeignKeyConstraint(['adviser_id'], ['advisers.id'], name=op.f('referrals_adviser_id_fkey')),
    sa.ForeignKeyConstraint(['asked_by'], ['accounts.id'], name=op.f('referrals_asked_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('referrals_company_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('referrals_pkey'))
    )
    op.create_index(op.f('referrals_adviser_id_asked_at_idx'), 'referrals', ['adviser_id', 'asked_at'], unique=False)
    op.create_index(op.f('referrals_company_id_asked_at_idx'), 'referrals', ['company_id', 'asked_at'], unique=False)
    op.create_index('referrals_due_idx', 'referrals', ['answer_before'], unique=False, postgresql_where=sa.text("status = 'asked'"))
    op.create_index('referrals_one_open_idx', 'referrals', ['company_id', 'adviser_id'], unique=True, postgresql_where=sa.text("status = 'asked'"))
    op.execute('''
        CREATE TRIGGER accreditation_changes_append_only BEFORE UPDATE OR DELETE ON accreditation_changes
        FOR EACH ROW EXECUTE FUNCTION refuse_change()
    ''')


def downgrade() -> None:
    op.drop_index('referrals_one_open_idx', table_name='referrals', postgresql_where=sa.text("status = 'asked'"))
    op.drop_index('referrals_due_idx', table_name='referrals', postgresql_where=sa.text("status = 'asked'"))
    op.drop_index(op.f('referrals_company_id_asked_at_idx'), table_name='referrals')
    op.drop_index(op.f('referrals_adviser_id_asked_at_idx'), table_name='referrals')
    op.drop_table('referrals')
    op.drop_index(op.f('accreditation_changes_adviser_id_id_idx'), table_name='accreditation_changes')
    op.drop_table('accreditation_changes')
    op.drop_index('advisers_search_idx', table_name='advisers', postgresql_using='gin', postgresql_where=sa.text("accreditation = 'accredited'"))
    op.drop_index('advisers_plain_idx', table_name='advisers', postgresql_using='gin', postgresql_ops={'plain': 'gin_trgm_ops'}, postgresql_where=sa.text("accreditation = 'accredited'"))
    op.drop_index(op.f('advisers_organisation_id_idx'), table_name='advisers')
    op.drop_index(op.f('advisers_accreditation_sort_name_idx'), table_name='advisers')
    op.drop_table('advisers')
