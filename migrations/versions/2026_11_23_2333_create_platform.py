"""Files; mails and notices; the outbox and recurring work."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('mails',
    sa.Column('recipient', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('template', sa.String(), nullable=False),
    sa.Column('params', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('status', sa.Enum('queued', 'sent', 'failed', name='mailstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('attempts', sa.BigInteger(), nullable=False),
    sa.Column('next_attempt_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_error', sa.String(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(status = 'sent') = (sent_at IS NOT NULL)", name=op.f('mails_sent_at_set_check')),
    sa.CheckConstraint("language in ('nl', 'en')", name=op.f('mails_language_known_check')),
    sa.PrimaryKeyConstraint('id', name=op.f('mails_pkey'))
    )
    op.create_index(op.f('mails_created_at_idx'), 'mails', ['created_at'], unique=False)
    op.create_index('mails_waiting_idx', 'mails', ['next_attempt_at'], unique=False, postgresql_where=sa.text("status = 'queued'"))
    op.create_table('outbox_messages',
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('sequence', sa.BigInteger(), nullable=False),
    sa.Column('payload', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('delivered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('failed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('attempts', sa.BigInteger(), nullable=False),
    sa.Column('next_attempt_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_error', sa.String(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('outbox_messages_pkey')),
    sa.UniqueConstraint('subject_id', 'sequence', name=op.f('outbox_messages_subject_id_sequence_key'))
    )
    op.create_index('outbox_messages_due_idx', 'outbox_messages', ['next_attempt_at'], unique=False, postgresql_where=sa.text('delivered_at IS NULL AND failed_at IS NULL'))
    op.create_index('outbox_messages_waiting_idx', 'outbox_messages', ['subject_id', 'sequence'], unique=False, postgresql_where=sa.text('delivered_at IS NULL AND failed_at IS NULL'))
    op.create_table('outbox_sequences',
    sa.Column('subject_id', sa.Uuid(), nullable=False),
    sa.Column('last', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('subject_id', name=op.f('outbox_sequences_pkey'))
    )
    op.create_table('recurring_jobs',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('next_run_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_run_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_count', sa.BigInteger(), nullable=True),
    sa.Column('last_error', sa.String(), nullable=True),
    sa.PrimaryKeyConstraint('name', name=op.f('recurring_jobs_pkey'))
    )
    op.create_table('files',
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('subject_kind', sa.String(), nullable=True),
    sa.Column('subject_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('media_type', sa.String(), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('sha256', sa.LargeBinary(), nullable=False),
    sa.Column('created_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('(subject_kind IS NULL) = (subject_id IS NULL)', name=op.f('files_subject_whole_check')),
    sa.CheckConstraint('size BETWEEN 1 AND 10000000', name=op.f('files_size_bounded_check')),
    sa.ForeignKeyConstraint(['created_by'], ['accounts.id'], name=op.f('files_created_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('files_organisation_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('files_pkey'))
    )
    op.create_index(op.f('files_organisation_id_idx'), 'files', ['organisation_id'], unique=False)
    op.create_index(op.f('files_subject_kind_subject_id_idx'), 'files', ['subject_kind', 'subject_id'], unique=False)
    op.create_table('notices',
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('template', sa.String(), nullable=False),
    sa.Column('link', sa.String(), nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('notices_account_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('notices_organisation_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('notices_pkey'))
    )
    op.create_index(op.f('notices_account_id_created_at_idx'), 'notices', ['account_id', 'created_at'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('notices_account_id_created_at_idx'), table_name='notices')
    op.drop_table('notices')
    op.drop_index(op.f('files_subject_kind_subject_id_idx'), table_name='files')
    op.drop_index(op.f('files_organisation_id_idx'), table_name='files')
    op.drop_table('files')
    op.drop_table('recurring_jobs')
    op.drop_table('outbox_sequences')
    op.drop_index('outbox_messages_waiting_idx', table_name='outbox_messages', postgresql_where=sa.text('delivered_at IS NULL AND failed_at IS NULL'))
    op.drop_index('outbox_messages_due_idx', table_name='outbox_messages', postgresql_where=sa.text('delivered_at IS NULL AND failed_at IS NULL'))
    op.drop_table('outbox_messages')
    op.drop_index('mails_waiting_idx', table_name='mails', postgresql_where=sa.text("status = 'queued'"))
    op.drop_index(op.f('mails_created_at_idx'), table_name='mails')
    op.drop_table('mails')
