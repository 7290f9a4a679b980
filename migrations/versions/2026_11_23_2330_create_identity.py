"""Accounts, organisations, memberships, sessions; the audit trail; kept answers of idempotent requests."""

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('accounts',
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('password_hash', sa.String(), nullable=True),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('is_demonstration', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("language in ('nl', 'en')", name=op.f('accounts_language_known_check')),
    sa.CheckConstraint('email = lower(email)', name=op.f('accounts_email_lower_check')),
    sa.PrimaryKeyConstraint('id', name=op.f('accounts_pkey')),
    sa.UniqueConstraint('email', name=op.f('accounts_email_key'))
    )
    op.create_table('audit_entries',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('occurred_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('acting_organisation_id', sa.Uuid(), nullable=True),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('act', sa.String(), nullable=False),
    sa.Column('object_kind', sa.String(), nullable=False),
    sa.Column('object_id', sa.Uuid(), nullable=False),
    sa.Column('details', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('audit_entries_pkey'))
    )
    op.create_index(op.f('audit_entries_object_kind_object_id_id_idx'), 'audit_entries', ['object_kind', 'object_id', 'id'], unique=False)
    op.create_index(op.f('audit_entries_organisation_id_id_idx'), 'audit_entries', ['organisation_id', 'id'], unique=False)
    op.create_table('idempotency_records',
    sa.Column('scope', sa.String(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('fingerprint', sa.LargeBinary(), nullable=False),
    sa.Column('status', sa.BigInteger(), nullable=False),
    sa.Column('headers', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('scope', 'key', name=op.f('idempotency_records_pkey'))
    )
    op.create_index(op.f('idempotency_records_expires_at_idx'), 'idempotency_records', ['expires_at'], unique=False)
    op.create_table('organisations',
    sa.Column('kind', sa.Enum('company', 'branch', 'advisory_firm', 'executing_body', 'programme_office', 'research', name='organisationkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('sort_name', sa.String(), nullable=False),
    sa.Column('is_demonstration', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('organisations_pkey'))
    )
    op.create_index(op.f('organisations_sort_name_idx'), 'organisations', ['sort_name'], unique=False)
    op.create_table('memberships',
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('role', sa.Enum('owner', 'manager', 'finance', 'staff_representative', 'adviser', 'branch_officer', 'syntens_officer', 'programme_officer', 'researcher', name='role', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('memberships_account_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('memberships_organisation_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('memberships_pkey')),
    sa.UniqueConstraint('account_id', 'organisation_id', 'role', name=op.f('memberships_account_id_organisation_id_role_key'))
    )
    op.create_index(op.f('memberships_organisation_id_idx'), 'memberships', ['organisation_id'], unique=False)
    op.create_table('sessions',
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('last_seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('sessions_account_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('sessions_organisation_id_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('sessions_pkey')),
    sa.UniqueConstraint('token_hash', name=op.f('sessions_token_hash_key'))
    )
    op.create_index(op.f('sessions_account_id_idx'), 'sessions', ['account_id'], unique=False)
    op.execute('''
        CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
        END $$
    ''')
    op.execute('''
        CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
        FOR EACH ROW EXECUTE FUNCTION refuse_change()
    ''')


def downgrade() -> None:
    op.drop_index(op.f('sessions_account_id_idx'), table_name='sessions')
    op.drop_table('sessions')
    op.drop_index(op.f('memberships_organisation_id_idx'), table_name='memberships')
    op.drop_table('memberships')
    op.drop_index(op.f('organisations_sort_name_idx'), table_name='organisations')
    op.drop_table('organisations')
    op.drop_index(op.f('idempotency_records_expires_at_idx'), table_name='idempotency_records')
    op.drop_table('idempotency_records')
    op.drop_index(op.f('audit_entries_organisation_id_id_idx'), table_name='audit_entries')
    op.drop_index(op.f('audit_entries_object_kind_object_id_id_idx'), table_name='audit_entries')
    op.drop_table('audit_entries')
    op.drop_table('accounts')
    op.execute('DROP FUNCTION refuse_change()')
