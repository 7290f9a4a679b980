"""Who may act for a company: requests for access with their history, checks, and letters with a code."""

from alembic import op
import sqlalchemy as sa

revision = "202611251542"
down_revision = "202611251541"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('access_requests',
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('explanation', sa.String(), nullable=False),
    sa.Column('status', sa.Enum('asked', 'admitted', 'contested', 'unanswered', 'granted', 'rejected', 'withdrawn', name='accessstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('answer_before', sa.Date(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('access_requests_account_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('access_requests_company_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('access_requests_pkey'))
    )
    op.create_index(op.f('access_requests_account_id_idx'), 'access_requests', ['account_id'], unique=False)
    op.create_index('access_requests_one_open_idx', 'access_requests', ['company_id', 'account_id'], unique=True, postgresql_where=sa.text("status IN ('asked', 'contested', 'unanswered')"))
    op.create_index(op.f('access_requests_status_answer_before_idx'), 'access_requests', ['status', 'answer_before'], unique=False)
    op.create_table('company_verifications',
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('ground', sa.Enum('called_back', 'document_seen', 'visited', 'code_by_post', 'identity_provider', 'access_decided', name='verificationground', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('note', sa.String(), nullable=True),
    sa.Column('verified_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('verified_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('company_verifications_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['verified_by'], ['accounts.id'], name=op.f('company_verifications_verified_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('company_verifications_pkey'))
    )
    op.create_index(op.f('company_verifications_company_id_idx'), 'company_verifications', ['company_id'], unique=False)
    op.create_table('verification_letters',
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=True),
    sa.Column('printed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('printed_by', sa.Uuid(), nullable=True),
    sa.Column('code_hash', sa.String(), nullable=True),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('attempts', sa.BigInteger(), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('replaced_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('(printed_at IS NULL) = (code_hash IS NULL)', name=op.f('verification_letters_code_when_printed_check')),
    sa.CheckConstraint('(printed_at IS NULL) = (expires_at IS NULL)', name=op.f('verification_letters_expires_when_printed_check')),
    sa.CheckConstraint('attempts BETWEEN 0 AND 5', name=op.f('verification_letters_attempts_limited_check')),
    sa.ForeignKeyConstraint(['asked_by'], ['accounts.id'], name=op.f('verification_letters_asked_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('verification_letters_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['printed_by'], ['accounts.id'], name=op.f('verification_letters_printed_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('verification_letters_pkey'))
    )
    op.create_index('verification_letters_one_current_idx', 'verification_letters', ['company_id'], unique=True, postgresql_where=sa.text('used_at IS NULL AND replaced_at IS NULL'))
    op.create_table('access_changes',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('access_request_id', sa.Uuid(), nullable=False),
    sa.Column('to_status', sa.Enum('asked', 'admitted', 'contested', 'unanswered', 'granted', 'rejected', 'withdrawn', name='accessstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('party', sa.Enum('claimant', 'owner', 'syntens', 'platform', name='accessparty', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('occurred_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ground', sa.Enum('unknown_person', 'not_authorised', 'no_longer_there', 'other', name='contestground', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('note', sa.String(), nullable=True),
    sa.CheckConstraint("to_status NOT IN ('granted', 'rejected') OR reason IS NOT NULL", name=op.f('access_changes_decision_has_reason_check')),
    sa.ForeignKeyConstraint(['access_request_id'], ['access_requests.id'], name=op.f('access_changes_access_request_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('access_changes_account_id_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('access_changes_pkey'))
    )
    op.create_index(op.f('access_changes_access_request_id_id_idx'), 'access_changes', ['access_request_id', 'id'], unique=False)
    op.execute("""
        CREATE TRIGGER access_changes_append_only BEFORE UPDATE ON access_changes FOR EACH ROW
        WHEN ((OLD.access_request_id, OLD.to_status, OLD.party, OLD.occurred_at, OLD.ground, OLD.reason)
              IS DISTINCT FROM
              (NEW.access_request_id, NEW.to_status, NEW.party, NEW.occurred_at, NEW.ground, NEW.reason))
        EXECUTE FUNCTION refuse_change()
    """)
    op.execute("""
        CREATE TRIGGER company_verifications_append_only BEFORE UPDATE ON company_verifications FOR EACH ROW
        WHEN ((OLD.company_id, OLD.ground, OLD.verified_at) IS DISTINCT FROM (NEW.company_id, NEW.ground, NEW.verified_at))
        EXECUTE FUNCTION refuse_change()
    """)
    op.execute("""
        CREATE TRIGGER verification_letters_count_up BEFORE UPDATE ON verification_letters FOR EACH ROW
        WHEN (NEW.attempts < OLD.attempts OR OLD.used_at IS NOT NULL) EXECUTE FUNCTION refuse_change()
    """)


def downgrade() -> None:
    op.execute("DROP TRIGGER verification_letters_count_up ON verification_letters")
    op.execute("DROP TRIGGER company_verifications_append_only ON company_verifications")
    op.execute("DROP TRIGGER access_changes_append_only ON access_changes")
    op.drop_index(op.f('access_changes_access_request_id_id_idx'), table_name='access_changes')
    op.drop_table('access_changes')
    op.drop_index('verification_letters_one_current_idx', table_name='verification_letters', postgresql_where=sa.text('used_at IS NULL AND replaced_at IS NULL'))
    op.drop_table('verification_letters')
    op.drop_index(op.f('company_verifications_company_id_idx'), table_name='company_verifications')
    op.drop_table('company_verifications')
    op.drop_index(op.f('access_requests_status_answer_before_idx'), table_name='access_requests')
    op.drop_index('access_requests_one_open_idx', table_name='access_requests', postgresql_where=sa.text("status IN ('asked', 'contested', 'unanswered')"))
    op.drop_index(op.f('access_requests_account_id_idx'), table_name='access_requests')
    op.drop_table('access_requests')
