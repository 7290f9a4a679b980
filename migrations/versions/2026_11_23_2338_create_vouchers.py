"""Schemes, rounds, vouchers, claims, and the ledger that keeps itself in balance.

Triggers: the history, the ledger and the letters are append-only; an entry moves the balance of its account; at commit
the entries of each transaction add up to zero.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

APPEND_ONLY = ("ledger_transactions", "ledger_entries", "voucher_status_changes", "voucher_letters")


def _keep_balance() -> None:
    op.execute("""
        CREATE FUNCTION post_ledger_entry() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE ledger_accounts SET balance_cents = balance_cents + NEW.amount_cents WHERE id = NEW.ledger_account_id;
            RETURN NULL;
        END $$
    """)
    op.execute("""
        CREATE TRIGGER ledger_entries_post AFTER INSERT ON ledger_entries
        FOR EACH ROW EXECUTE FUNCTION post_ledger_entry()
    """)
    op.execute("""
        CREATE FUNCTION refuse_unbalanced_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            touched bigint := CASE TG_TABLE_NAME WHEN 'ledger_entries' THEN (to_jsonb(NEW) ->> 'transaction_id')::bigint
                              ELSE (to_jsonb(NEW) ->> 'id')::bigint END;
            difference numeric;
            entries bigint;
            foreign_accounts bigint;
        BEGIN
            SELECT sum(entry.amount_cents), count(*), count(*) FILTER (WHERE account.round_id <> posted.round_id)
            INTO difference, entries, foreign_accounts
            FROM ledger_entries entry
            JOIN ledger_accounts account ON account.id = entry.ledger_account_id
            JOIN ledger_transactions posted ON posted.id = entry.transaction_id
            WHERE entry.transaction_id = touched;
            IF entries < 2 OR difference <> 0 OR foreign_accounts > 0 THEN
                RAISE EXCEPTION 'ledger transaction % is not in balance', touched
                USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NULL;
        END $$
    """)
    for table in ("ledger_transactions", "ledger_entries"):
        op.execute(f"""
            CREATE CONSTRAINT TRIGGER {table}_balanced AFTER INSERT ON {table} DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced_transaction()
        """)
    op.execute("""
        CREATE FUNCTION refuse_balance_without_entry() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'a ledger account is never deleted' USING ERRCODE = 'integrity_constraint_violation';
            ELSIF TG_OP = 'INSERT' AND NEW.balance_cents <> 0 THEN
                RAISE EXCEPTION 'a ledger account starts empty' USING ERRCODE = 'integrity_constraint_violation';
            ELSIF TG_OP = 'UPDATE' AND pg_trigger_depth() < 2 THEN
                RAISE EXCEPTION 'a balance changes by entries only' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN COALESCE(NEW, OLD);
        END $$
    """)
    op.execute("""
        CREATE TRIGGER ledger_accounts_by_entry BEFORE INSERT OR UPDATE OR DELETE ON ledger_accounts
        FOR EACH ROW EXECUTE FUNCTION refuse_balance_without_entry()
    """)
    for table in APPEND_ONLY:
        op.execute(f"""
            CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_change()
        """)


def upgrade() -> None:
    op.execute("CREATE SEQUENCE voucher_numbers")
    op.execute("CREATE SEQUENCE submission_numbers")
    op.create_table('schemes',
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('edition', sa.BigInteger(), nullable=False),
    sa.Column('name', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('summary', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('conditions', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('themes', postgresql.ARRAY(sa.String(length=40)), nullable=False),
    sa.Column('sectors', postgresql.ARRAY(sa.String(length=1)), nullable=False),
    sa.Column('size_classes', postgresql.ARRAY(sa.String(length=8)), nullable=False),
    sa.Column('branch_ids', postgresql.ARRAY(sa.Uuid()), nullable=False),
    sa.Column('adviser_kinds', postgresql.ARRAY(sa.String(length=40)), nullable=False),
    sa.Column('rate_basis_points', sa.BigInteger(), nullable=False),
    sa.Column('minimum_cents', sa.BigInteger(), nullable=False),
    sa.Column('maximum_cents', sa.BigInteger(), nullable=False),
    sa.Column('validity_days', sa.BigInteger(), nullable=False),
    sa.Column('decision_weeks', sa.BigInteger(), nullable=False),
    sa.Column('vouchers_per_company', sa.BigInteger(), nullable=False),
    sa.Column('baseline_required', sa.Boolean(), nullable=False),
    sa.Column('aid_regulation', sa.Enum('de_minimis_2013_1407', 'de_minimis_2023_2831', name='aidregulation', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('payee', sa.Enum('adviser', 'company', name='payee', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('is_demonstration', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('0 <= minimum_cents AND minimum_cents <= maximum_cents', name=op.f('schemes_amounts_ordered_check')),
    sa.CheckConstraint('decision_weeks BETWEEN 1 AND 8', name=op.f('schemes_decision_term_within_check')),
    sa.CheckConstraint('edition >= 1', name=op.f('schemes_edition_positive_check')),
    sa.CheckConstraint('rate_basis_points BETWEEN 1 AND 10000', name=op.f('schemes_rate_within_check')),
    sa.CheckConstraint('validity_days BETWEEN 1 AND 1830', name=op.f('schemes_validity_within_check')),
    sa.CheckConstraint('vouchers_per_company >= 1', name=op.f('schemes_vouchers_per_company_positive_check')),
    sa.PrimaryKeyConstraint('id', name=op.f('schemes_pkey')),
    sa.UniqueConstraint('slug', 'edition', name=op.f('schemes_slug_edition_key'))
    )
    op.create_table('rounds',
    sa.Column('scheme_id', sa.Uuid(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('name', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('status', sa.Enum('draft', 'published', 'open', 'closed', 'allocated', 'ended', name='roundstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('waiting_list_ends_on', sa.Date(), nullable=False),
    sa.Column('allocation', sa.Enum('first_come', 'ranking', 'draw', name='allocation', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('objection_reserve_cents', sa.BigInteger(), nullable=False),
    sa.Column('is_demonstration', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('objection_reserve_cents >= 0', name=op.f('rounds_objection_reserve_not_negative_check')),
    sa.CheckConstraint('opens_at < closes_at', name=op.f('rounds_period_ordered_check')),
    sa.ForeignKeyConstraint(['scheme_id'], ['schemes.id'], name=op.f('rounds_scheme_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('rounds_pkey')),
    sa.UniqueConstraint('slug', name=op.f('rounds_slug_key'))
    )
    op.create_index(op.f('rounds_status_opens_at_idx'), 'rounds', ['status', 'opens_at'], unique=False)
    op.create_table('funding_shares',
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.BigInteger(), nullable=False),
    sa.Column('members_of_id', sa.Uuid(), nullable=True),
    sa.Column('share_basis_points', sa.BigInteger(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('(members_of_id IS NULL) = (share_basis_points IS NULL)', name=op.f('funding_shares_rule_whole_check')),
    sa.CheckConstraint('share_basis_points BETWEEN 1 AND 10000', name=op.f('funding_shares_share_within_check')),
    sa.ForeignKeyConstraint(['members_of_id'], ['organisations.id'], name=op.f('funding_shares_members_of_id_fkey')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('funding_shares_organisation_id_fkey')),
    sa.ForeignKeyConstraint(['round_id'], ['rounds.id'], name=op.f('funding_shares_round_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('funding_shares_pkey')),
    sa.UniqueConstraint('round_id', 'position', name=op.f('funding_shares_round_id_position_key'))
    )
    op.create_index(op.f('funding_shares_organisation_id_idx'), 'funding_shares', ['organisation_id'], unique=False)
    op.create_table('vouchers',
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('status', sa.Enum('draft', 'submitted', 'waitlisted', 'in_review', 'information_requested', 'granted', 'rejected', 'not_considered', 'withdrawn', 'in_use', 'claimed', 'claim_returned', 'settled', 'expired', 'revoked', name='voucherstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('is_demonstration', sa.Boolean(), nullable=False),
    sa.Column('adviser_id', sa.Uuid(), nullable=True),
    sa.Column('theme', sa.Enum('work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results', name='theme', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('goal', sa.String(), nullable=True),
    sa.Column('hours', sa.BigInteger(), nullable=True),
    sa.Column('advice_cents', sa.BigInteger(), nullable=True),
    sa.Column('other_aid_cents', sa.BigInteger(), nullable=True),
    sa.Column('monitoring_consent', sa.Boolean(), nullable=True),
    sa.Column('subsidy_cents', sa.BigInteger(), nullable=True),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('submitted_by', sa.Uuid(), nullable=True),
    sa.Column('submission_number', sa.BigInteger(), nullable=True),
    sa.Column('rules_met', sa.BigInteger(), nullable=True),
    sa.Column('rules_total', sa.BigInteger(), nullable=True),
    sa.Column('reviewer_id', sa.Uuid(), nullable=True),
    sa.Column('decision_due_on', sa.Date(), nullable=True),
    sa.Column('suspended_on', sa.Date(), nullable=True),
    sa.Column('suspended_days', sa.BigInteger(), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('granted_by', sa.Uuid(), nullable=True),
    sa.Column('granted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('granted_cents', sa.BigInteger(), nullable=True),
    sa.Column('valid_until', sa.Date(), nullable=True),
    sa.Column('adviser_name', sa.String(), nullable=True),
    sa.Column('adviser_firm', sa.String(), nullable=True),
    sa.Column('adviser_organisation_id', sa.Uuid(), nullable=True),
    sa.Column('adviser_accredited_from', sa.Date(), nullable=True),
    sa.Column('adviser_accredited_until', sa.Date(), nullable=True),
    sa.Column('pinned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settled_by', sa.Uuid(), nullable=True),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settled_cents', sa.BigInteger(), nullable=True),
    sa.Column('paid_cents', sa.BigInteger(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("NOT status IN ('granted', 'in_use', 'claimed', 'claim_returned', 'settled') OR (adviser_name IS NOT NULL AND adviser_accredited_until IS NOT NULL)", name=op.f('vouchers_adviser_pinned_check')),
    sa.CheckConstraint("NOT status IN ('granted', 'in_use', 'claimed', 'claim_returned', 'settled') OR (granted_cents > 0 AND valid_until IS NOT NULL)", name=op.f('vouchers_granted_whole_check')),
    sa.CheckConstraint("status <> 'settled' OR settled_cents IS NOT NULL", name=op.f('vouchers_settled_whole_check')),
    sa.CheckConstraint("status IN ('draft', 'withdrawn') OR (subsidy_cents > 0 AND submitted_at IS NOT NULL)", name=op.f('vouchers_submitted_whole_check')),
    sa.CheckConstraint('0 <= paid_cents AND (paid_cents = 0 OR paid_cents <= settled_cents)', name=op.f('vouchers_paid_at_most_check')),
    sa.CheckConstraint('0 <= rules_met AND rules_met <= rules_total', name=op.f('vouchers_rules_counted_check')),
    sa.CheckConstraint('advice_cents >= 0', name=op.f('vouchers_advice_not_negative_check')),
    sa.CheckConstraint('granted_by IS NULL OR settled_by IS NULL OR granted_by <> settled_by', name=op.f('vouchers_four_eyes_check')),
    sa.CheckConstraint('granted_cents <= subsidy_cents', name=op.f('vouchers_granted_at_most_asked_check')),
    sa.CheckConstraint('other_aid_cents >= 0', name=op.f('vouchers_other_aid_not_negative_check')),
    sa.CheckConstraint('settled_cents <= granted_cents', name=op.f('vouchers_settled_at_most_granted_check')),
    sa.ForeignKeyConstraint(['adviser_id'], ['advisers.id'], name=op.f('vouchers_adviser_id_fkey')),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('vouchers_company_id_fkey')),
    sa.ForeignKeyConstraint(['round_id'], ['rounds.id'], name=op.f('vouchers_round_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('vouchers_pkey')),
    sa.UniqueConstraint('code', name=op.f('vouchers_code_key'))
    )
    op.create_index(op.f('vouchers_adviser_id_idx'), 'vouchers', ['adviser_id'], unique=False)
    op.create_index(op.f('vouchers_company_id_status_idx'), 'vouchers', ['company_id', 'status'], unique=False)
    op.create_index(op.f('vouchers_round_id_status_submission_number_idx'), 'vouchers', ['round_id', 'status', 'submission_number'], unique=False)
    op.create_index(op.f('vouchers_status_decision_due_on_idx'), 'vouchers', ['status', 'decision_due_on'], unique=False)
    op.create_index(op.f('vouchers_status_valid_until_idx'), 'vouchers', ['status', 'valid_until'], unique=False)
    op.create_table('claims',
    sa.Column('voucher_id', sa.Uuid(), nullable=False),
    sa.Column('status', sa.Enum('submitted', 'confirmed', 'returned', 'settled', 'cancelled', name='claimstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('hours', sa.BigInteger(), nullable=False),
    sa.Column('amount_cents', sa.BigInteger(), nullable=False),
    sa.Column('description', sa.String(), nullable=False),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('submitted_by', sa.Uuid(), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('confirmed_by', sa.Uuid(), nullable=True),
    sa.Column('returned_reason', sa.String(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("status <> 'confirmed' OR confirmed_by IS NOT NULL", name=op.f('claims_confirmed_by_somebody_check')),
    sa.CheckConstraint('amount_cents > 0', name=op.f('claims_amount_positive_check')),
    sa.CheckConstraint('hours > 0', name=op.f('claims_hours_positive_check')),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('claims_voucher_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('claims_pkey'))
    )
    op.create_index('claims_one_open_idx', 'claims', ['voucher_id'], unique=True, postgresql_where=sa.text("status IN ('submitted', 'confirmed')"))
    op.create_index(op.f('claims_voucher_id_submitted_at_idx'), 'claims', ['voucher_id', 'submitted_at'], unique=False)
    op.create_table('information_requests',
    sa.Column('voucher_id', sa.Uuid(), nullable=False),
    sa.Column('question', sa.String(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=False),
    sa.Column('respond_before', sa.Date(), nullable=False),
    sa.Column('answer', sa.String(), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('information_requests_voucher_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('information_requests_pkey'))
    )
    op.create_index('information_requests_open_idx', 'information_requests', ['voucher_id'], unique=True, postgresql_where=sa.text('closed_at IS NULL'))
    op.create_index(op.f('information_requests_voucher_id_asked_at_idx'), 'information_requests', ['voucher_id', 'asked_at'], unique=False)
    op.create_table('ledger_accounts',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('funding_share_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.Enum('funder', 'available', 'objection_reserve', 'reserved', 'committed', 'payable', 'paid', name='accountkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('balance_cents', sa.BigInteger(), nullable=False),
    sa.CheckConstraint("balance_cents >= 0 OR kind = 'funder'", name=op.f('ledger_accounts_balance_not_negative_check')),
    sa.ForeignKeyConstraint(['funding_share_id'], ['funding_shares.id'], name=op.f('ledger_accounts_funding_share_id_fkey')),
    sa.ForeignKeyConstraint(['round_id'], ['rounds.id'], name=op.f('ledger_accounts_round_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('ledger_accounts_pkey')),
    sa.UniqueConstraint('funding_share_id', 'kind', name=op.f('ledger_accounts_funding_share_id_kind_key'))
    )
    op.create_index(op.f('ledger_accounts_round_id_id_idx'), 'ledger_accounts', ['round_id', 'id'], unique=False)
    op.create_table('ledger_transactions',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('voucher_id', sa.Uuid(), nullable=True),
    sa.Column('act', sa.Enum('fund', 'set_aside', 'reserve', 'release', 'commit', 'settle', 'pay', 'cancel', name='ledgeract', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('cause', sa.String(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('occurred_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['rounds.id'], name=op.f('ledger_transactions_round_id_fkey')),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('ledger_transactions_voucher_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('ledger_transactions_pkey'))
    )
    op.create_index(op.f('ledger_transactions_round_id_id_idx'), 'ledger_transactions', ['round_id', 'id'], unique=False)
    op.create_index(op.f('ledger_transactions_voucher_id_id_idx'), 'ledger_transactions', ['voucher_id', 'id'], unique=False)
    op.create_table('payments',
    sa.Column('voucher_id', sa.Uuid(), nullable=False),
    sa.Column('status', sa.Enum('due', 'paid', 'cancelled', name='paymentstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('payee', sa.Enum('adviser', 'company', name='payee', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('payee_organisation_id', sa.Uuid(), nullable=False),
    sa.Column('amount_cents', sa.BigInteger(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('paid_on', sa.Date(), nullable=True),
    sa.Column('bank_reference', sa.String(), nullable=True),
    sa.Column('recorded_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(status = 'paid') = (paid_on IS NOT NULL)", name=op.f('payments_paid_on_set_check')),
    sa.CheckConstraint('amount_cents > 0', name=op.f('payments_amount_positive_check')),
    sa.ForeignKeyConstraint(['payee_organisation_id'], ['organisations.id'], name=op.f('payments_payee_organisation_id_fkey')),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('payments_voucher_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('payments_pkey'))
    )
    op.create_index('payments_one_live_idx', 'payments', ['voucher_id'], unique=True, postgresql_where=sa.text("status <> 'cancelled'"))
    op.create_index(op.f('payments_status_due_at_idx'), 'payments', ['status', 'due_at'], unique=False)
    op.create_table('voucher_letters',
    sa.Column('voucher_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('subject', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('body', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('voucher_letters_voucher_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('voucher_letters_pkey'))
    )
    op.create_index(op.f('voucher_letters_voucher_id_sent_at_idx'), 'voucher_letters', ['voucher_id', 'sent_at'], unique=False)
    op.create_table('voucher_shares',
    sa.Column('voucher_id', sa.Uuid(), nullable=False),
    sa.Column('funding_share_id', sa.Uuid(), nullable=False),
    sa.Column('planned_cents', sa.BigInteger(), nullable=False),
    sa.Column('granted_cents', sa.BigInteger(), nullable=True),
    sa.Column('settled_cents', sa.BigInteger(), nullable=True),
    sa.CheckConstraint('0 <= granted_cents AND granted_cents <= planned_cents', name=op.f('voucher_shares_granted_at_most_planned_check')),
    sa.CheckConstraint('0 <= settled_cents AND settled_cents <= granted_cents', name=op.f('voucher_shares_settled_at_most_granted_check')),
    sa.CheckConstraint('planned_cents >= 0', name=op.f('voucher_shares_planned_not_negative_check')),
    sa.ForeignKeyConstraint(['funding_share_id'], ['funding_shares.id'], name=op.f('voucher_shares_funding_share_id_fkey')),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('voucher_shares_voucher_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('voucher_id', 'funding_share_id', name=op.f('voucher_shares_pkey'))
    )
    op.create_table('voucher_status_changes',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('voucher_id', sa.Uuid(), nullable=False),
    sa.Column('voucher_version', sa.BigInteger(), nullable=False),
    sa.Column('from_status', sa.Enum('draft', 'submitted', 'waitlisted', 'in_review', 'information_requested', 'granted', 'rejected', 'not_considered', 'withdrawn', 'in_use', 'claimed', 'claim_returned', 'settled', 'expired', 'revoked', name='voucherstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('to_status', sa.Enum('draft', 'submitted', 'waitlisted', 'in_review', 'information_requested', 'granted', 'rejected', 'not_considered', 'withdrawn', 'in_use', 'claimed', 'claim_returned', 'settled', 'expired', 'revoked', name='to_status', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('source', sa.Enum('company', 'adviser', 'syntens', 'platform', name='party', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=True),
    sa.Column('actor_name', sa.String(), nullable=True),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('details', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('occurred_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['voucher_id'], ['vouchers.id'], name=op.f('voucher_status_changes_voucher_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('voucher_status_changes_pkey')),
    sa.UniqueConstraint('voucher_id', 'voucher_version', 'to_status', name=op.f('voucher_status_changes_voucher_id_voucher_version_to_status_key'))
    )
    op.create_table('ledger_entries',
    sa.Column('transaction_id', sa.BigInteger(), nullable=False),
    sa.Column('ledger_account_id', sa.BigInteger(), nullable=False),
    sa.Column('amount_cents', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('amount_cents <> 0', name=op.f('ledger_entries_amount_not_zero_check')),
    sa.ForeignKeyConstraint(['ledger_account_id'], ['ledger_accounts.id'], name=op.f('ledger_entries_ledger_account_id_fkey')),
    sa.ForeignKeyConstraint(['transaction_id'], ['ledger_transactions.id'], name=op.f('ledger_entries_transaction_id_fkey')),
    sa.PrimaryKeyConstraint('transaction_id', 'ledger_account_id', name=op.f('ledger_entries_pkey'))
    )
    op.create_index(op.f('ledger_entries_ledger_account_id_transaction_id_idx'), 'ledger_entries', ['ledger_account_id', 'transaction_id'], unique=False)
    _keep_balance()


def downgrade() -> None:
    op.drop_index(op.f('ledger_entries_ledger_account_id_transaction_id_idx'), table_name='ledger_entries')
    op.drop_table('ledger_entries')
    op.drop_table('voucher_status_changes')
    op.drop_table('voucher_shares')
    op.drop_index(op.f('voucher_letters_voucher_id_sent_at_idx'), table_name='voucher_letters')
    op.drop_table('voucher_letters')
    op.drop_index(op.f('payments_status_due_at_idx'), table_name='payments')
    op.drop_index('payments_one_live_idx', table_name='payments', postgresql_where=sa.text("status <> 'cancelled'"))
    op.drop_table('payments')
    op.drop_index(op.f('ledger_transactions_voucher_id_id_idx'), table_name='ledger_transactions')
    op.drop_index(op.f('ledger_transactions_round_id_id_idx'), table_name='ledger_transactions')
    op.drop_table('ledger_transactions')
    op.drop_index(op.f('ledger_accounts_round_id_id_idx'), table_name='ledger_accounts')
    op.drop_table('ledger_accounts')
    op.drop_index(op.f('information_requests_voucher_id_asked_at_idx'), table_name='information_requests')
    op.drop_index('information_requests_open_idx', table_name='information_requests', postgresql_where=sa.text('closed_at IS NULL'))
    op.drop_table('information_requests')
    op.drop_index(op.f('claims_voucher_id_submitted_at_idx'), table_name='claims')
    op.drop_index('claims_one_open_idx', table_name='claims', postgresql_where=sa.text("status IN ('submitted', 'confirmed')"))
    op.drop_table('claims')
    op.drop_index(op.f('vouchers_status_valid_until_idx'), table_name='vouchers')
    op.drop_index(op.f('vouchers_status_decision_due_on_idx'), table_name='vouchers')
    op.drop_index(op.f('vouchers_round_id_status_submission_number_idx'), table_name='vouchers')
    op.drop_index(op.f('vouchers_company_id_status_idx'), table_name='vouchers')
    op.drop_index(op.f('vouchers_adviser_id_idx'), table_name='vouchers')
    op.drop_table('vouchers')
    op.drop_index(op.f('funding_shares_organisation_id_idx'), table_name='funding_shares')
    op.drop_table('funding_shares')
    op.drop_index(op.f('rounds_status_opens_at_idx'), table_name='rounds')
    op.drop_table('rounds')
    op.drop_table('schemes')
    for function in ("post_ledger_entry", "refuse_unbalanced_transaction", "refuse_balance_without_entry"):
        op.execute(f"DROP FUNCTION {function}()")
    op.execute("DROP SEQUENCE submission_numbers")
    op.execute("DROP SEQUENCE voucher_numbers")
