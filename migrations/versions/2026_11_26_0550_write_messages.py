"""Messages about vouchers, more time for a voucher or a decision, and reminders that go out once."""

import sqlalchemy as sa
from alembic import op

revision = "202611260550"
down_revision = "202611260520"
branch_labels = None
depends_on = None

EXTENDED = ("decision_extended_at", "validity_extended_at")


def upgrade() -> None:
    op.create_table('voucher_messages',
    sa.Column('voucher_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('source', sa.Enum('company', 'adviser', 'syntens', 'platform', name='party', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('author_account_id', sa.Uuid(), nullable=False),
    sa.Column('author_name', sa.String(), nullable=True),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint("source <> 'platform'", name=op.f('voucher_messages_from_somebody_check')),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('voucher_messages_voucher_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('voucher_messages_pkey')),
    sa.UniqueConstraint('number', name=op.f('voucher_messages_number_key'))
    )
    op.create_index(op.f('voucher_messages_voucher_id_number_idx'), 'voucher_messages', ['voucher_id', 'number'], unique=False)
    op.create_table('voucher_message_readings',
    sa.Column('voucher_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('read_to', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('voucher_message_readings_account_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('voucher_message_readings_voucher_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('voucher_id', 'account_id', name=op.f('voucher_message_readings_pkey'))
    )
    op.create_table('voucher_reminders',
    sa.Column('voucher_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('decision', 'response', 'waiting_list', 'objection', 'objection_decision', 'validity', 'claim_confirmation', 'settlement', name='termkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('days_before', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('voucher_reminders_voucher_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('voucher_id', 'kind', 'due_on', 'days_before', name=op.f('voucher_reminders_pkey'))
    )
    for column in EXTENDED:
        op.add_column("vouchers", sa.Column(column, sa.DateTime(timezone=True), nullable=True))
    op.execute("""
        CREATE TRIGGER voucher_messages_append_only BEFORE UPDATE OR DELETE ON voucher_messages
        FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('author_name', 'body')
    """)
    op.execute(
        "CREATE TRIGGER voucher_messages_never_emptied BEFORE TRUNCATE ON voucher_messages "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    for column in EXTENDED:
        op.drop_column("vouchers", column)
    op.drop_table("voucher_reminders")
    op.drop_table("voucher_message_readings")
    op.drop_table("voucher_messages")
