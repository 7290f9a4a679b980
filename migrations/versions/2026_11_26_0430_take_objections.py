"""Objections, and what happens to a voucher beside its moves."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611260430"
down_revision = "202611260440"
branch_labels = None
depends_on = None

# What an erasure may still take out of an objection that has come to its end.
WORDS = "'grounds', 'late_reason', 'hearing_report', 'decision_reason', 'extension_reason', 'version', 'updated_at'"


def upgrade() -> None:
    op.create_table('objections',
    sa.Column('voucher_id', sa.Uuid(), nullable=False),
    sa.Column('status_change_id', sa.BigInteger(), nullable=False),
    sa.Column('against', sa.Enum('rejected', 'not_considered', 'granted', 'revoked', 'settled', name='objecteddecision', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('first_decided_by', sa.Uuid(), nullable=True),
    sa.Column('status', sa.Enum('filed', 'heard', 'upheld', 'dismissed', 'withdrawn', name='objectionstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('announced_on', sa.Date(), nullable=False),
    sa.Column('objection_due_on', sa.Date(), nullable=False),
    sa.Column('filed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('filed_on', sa.Date(), nullable=False),
    sa.Column('filed_by', sa.Uuid(), nullable=False),
    sa.Column('grounds', sa.String(), nullable=False),
    sa.Column('late_reason', sa.String(), nullable=True),
    sa.Column('lateness_excused', sa.Boolean(), nullable=True),
    sa.Column('decision_due_on', sa.Date(), nullable=False),
    sa.Column('extended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('extended_by', sa.Uuid(), nullable=True),
    sa.Column('extension_reason', sa.String(), nullable=True),
    sa.Column('hearing', sa.Enum('held', 'waived', 'not_needed', name='hearing', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('hearing_report', sa.String(), nullable=True),
    sa.Column('heard_on', sa.Date(), nullable=True),
    sa.Column('heard_by', sa.Uuid(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('decision_reason', sa.String(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(status IN ('upheld', 'dismissed')) = (decided_by IS NOT NULL AND decided_at IS NOT NULL)", name=op.f('objections_decided_whole_check')),
    sa.CheckConstraint("status <> 'upheld' OR late_reason IS NULL OR lateness_excused IS TRUE", name=op.f('objections_late_and_upheld_excused_check')),
    sa.CheckConstraint("status NOT IN ('heard', 'upheld', 'dismissed') OR (hearing IS NOT NULL AND heard_by IS NOT NULL)", name=op.f('objections_heard_whole_check')),
    sa.CheckConstraint('(decided_at IS NULL) = (decision_reason IS NULL)', name=op.f('objections_decided_with_reason_check')),
    sa.CheckConstraint('(filed_on > objection_due_on) = (late_reason IS NOT NULL)', name=op.f('objections_late_with_reason_check')),
    sa.CheckConstraint('decided_by IS DISTINCT FROM first_decided_by OR decided_by IS NULL', name=op.f('objections_another_decides_check')),
    sa.CheckConstraint('heard_by IS DISTINCT FROM first_decided_by OR heard_by IS NULL', name=op.f('objections_another_hears_check')),
    sa.ForeignKeyConstraint(['status_change_id'], ['voucher_status_changes.id'], name=op.f('objections_status_change_id_fkey')),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('objections_voucher_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('objections_pkey'))
    )
    op.create_index('objections_once_per_decision_idx', 'objections', ['status_change_id'], unique=True, postgresql_where=sa.text("status <> 'withdrawn'"))
    op.create_index('objections_one_open_idx', 'objections', ['voucher_id'], unique=True, postgresql_where=sa.text("status IN ('filed', 'heard')"))
    op.create_index(op.f('objections_status_decision_due_on_idx'), 'objections', ['status', 'decision_due_on'], unique=False)
    op.create_index(op.f('objections_voucher_id_filed_at_idx'), 'objections', ['voucher_id', 'filed_at'], unique=False)
    op.create_table('voucher_acts',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('voucher_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('objection_filed', 'objection_heard', 'objection_term_extended', 'objection_upheld', 'objection_dismissed', 'objection_withdrawn', 'validity_extended', 'decision_term_extended', 'handed_over', 'entered_for_company', 'entry_confirmed', name='actkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('source', sa.Enum('company', 'adviser', 'syntens', 'platform', name='party', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('actor_name', sa.String(), nullable=True),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('details', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('occurred_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('voucher_acts_voucher_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('voucher_acts_pkey'))
    )
    op.create_index(op.f('voucher_acts_voucher_id_id_idx'), 'voucher_acts', ['voucher_id', 'id'], unique=False)

    op.execute("""
        CREATE TRIGGER objections_end_once BEFORE UPDATE ON objections FOR EACH ROW
        WHEN (OLD.status IN ('upheld', 'dismissed', 'withdrawn'))
        EXECUTE FUNCTION refuse_change_but_erasure(%s)
    """ % WORDS)
    op.execute("CREATE TRIGGER objections_stay BEFORE DELETE ON objections FOR EACH ROW EXECUTE FUNCTION refuse_change()")
    op.execute("""
        CREATE TRIGGER voucher_acts_append_only BEFORE UPDATE OR DELETE ON voucher_acts
        FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('actor_name', 'reason')
    """)
    for table in ("objections", "voucher_acts"):
        op.execute(
            f"CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
    # After an upheld objection a second payment can follow one that was paid.
    op.drop_index("payments_one_live_idx", table_name="payments")
    op.create_index(
        "payments_one_live_idx", "payments", ["voucher_id"], unique=True, postgresql_where=sa.text("status = 'due'")
    )


def downgrade() -> None:
    op.drop_index("payments_one_live_idx", table_name="payments")
    op.create_index(
        "payments_one_live_idx",
        "payments",
        ["voucher_id"],
        unique=True,
        postgresql_where=sa.text("status <> 'cancelled'"),
    )
    op.drop_table("voucher_acts")
    op.drop_table("objections")
