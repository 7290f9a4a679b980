"""The network: profiles, suggestions, introductions, messages, blocks and reports."""

import sqlalchemy as sa
from alembic import op

revision = "202611281840"
down_revision = "202611281830"
branch_labels = None
depends_on = None

FUNCTIONS = (
    # Whoever has no role left in the company at the end of an act has no profile there either.
    """
    CREATE FUNCTION network_profile_leaves() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT EXISTS (
            SELECT FROM memberships WHERE account_id = OLD.account_id AND organisation_id = OLD.organisation_id
        ) THEN
            DELETE FROM network_profiles WHERE account_id = OLD.account_id AND company_id = OLD.organisation_id;
        END IF;
        RETURN NULL;
    END $$
    """,
    # A profile is of somebody of the company; only who manages its scans lets people be suggested by one.
    """
    CREATE FUNCTION guard_network_profile() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND (NEW.account_id, NEW.company_id) IS DISTINCT FROM (OLD.account_id, OLD.company_id) THEN
            RAISE EXCEPTION 'a profile stays of whoever made it' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF TG_OP = 'INSERT' AND NOT EXISTS (
            SELECT FROM memberships WHERE account_id = NEW.account_id AND organisation_id = NEW.company_id
        ) THEN
            RAISE EXCEPTION 'a profile is of somebody of the company' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NEW.is_suggestible AND (TG_OP = 'INSERT' OR NOT OLD.is_suggestible) AND NOT EXISTS (
            SELECT FROM memberships WHERE account_id = NEW.account_id AND organisation_id = NEW.company_id
            AND role IN ('owner', 'manager')
        ) THEN
            RAISE EXCEPTION 'only an owner or manager lets people be suggested by the scan'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION network_blocked(one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (
            SELECT FROM network_blocks
            WHERE (blocked_by = one AND blocked = other) OR (blocked_by = other AND blocked = one)
        )
    $$
    """,
    """
    CREATE FUNCTION guard_network_introduction() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' AND network_blocked(NEW.asked_by, NEW.asked) THEN
            RAISE EXCEPTION 'no contact across a block' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF TG_OP = 'UPDATE' AND (
            (NEW.asked_by, NEW.asked, NEW.reason) IS DISTINCT FROM (OLD.asked_by, OLD.asked, OLD.reason)
            OR (NEW.status <> OLD.status AND NOT (
                OLD.status = 'open' OR (OLD.status = 'declined' AND NEW.status = 'accepted')
            ))
        ) THEN
            RAISE EXCEPTION 'an introduction stays as it was asked and answered'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF TG_OP = 'UPDATE' AND NEW.status = 'accepted' AND OLD.status <> 'accepted'
           AND network_blocked(NEW.asked_by, NEW.asked) THEN
            RAISE EXCEPTION 'no contact across a block' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION guard_network_message() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND (NEW.introduction_id, NEW.written_by, NEW.words, NEW.written_at)
           IS DISTINCT FROM (OLD.introduction_id, OLD.written_by, OLD.words, OLD.written_at) THEN
            RAISE EXCEPTION 'a message stays as it was written' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF TG_OP = 'INSERT' AND NOT EXISTS (
            SELECT FROM network_introductions i WHERE i.id = NEW.introduction_id AND i.status = 'accepted'
            AND NEW.written_by IN (i.asked_by, i.asked) AND NOT network_blocked(i.asked_by, i.asked)
        ) THEN
            RAISE EXCEPTION 'only two people who were introduced write to each other'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION guard_network_report() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (OLD.verdict IS NOT NULL AND NEW.verdict IS DISTINCT FROM OLD.verdict)
           OR (OLD.appeal_outcome IS NOT NULL AND NEW.appeal_outcome IS DISTINCT FROM OLD.appeal_outcome)
           OR (OLD.about IS NULL AND NEW.about IS NOT NULL)
           OR (NEW.about IS NOT NULL AND NEW.reported_words IS DISTINCT FROM OLD.reported_words) THEN
            RAISE EXCEPTION 'what was reported and decided stays' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
)
TRIGGERS = (
    ("network_profiles", "of_company", "BEFORE INSERT OR UPDATE", "guard_network_profile()"),
    ("network_introductions", "as_asked", "BEFORE INSERT OR UPDATE", "guard_network_introduction()"),
    ("network_messages", "of_two", "BEFORE INSERT OR UPDATE", "guard_network_message()"),
    ("network_reports", "stay", "BEFORE UPDATE", "guard_network_report()"),
)


def upgrade() -> None:
    _make_tables()
    for function in FUNCTIONS:
        op.execute(function)
    for table, name, when, function in TRIGGERS:
        op.execute(f"CREATE TRIGGER {table}_{name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}")
    # At the end of the transaction: a change of roles takes them away and gives them again.
    op.execute(
        "CREATE CONSTRAINT TRIGGER memberships_network_leaves AFTER DELETE ON memberships"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION network_profile_leaves()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER memberships_network_leaves ON memberships")
    for table in (
        "network_reports",
        "network_blocks",
        "network_messages",
        "network_introductions",
        "network_suggestions",
        "network_profiles",
    ):
        op.drop_table(table)
    for name in (
        "network_profile_leaves()",
        "guard_network_profile()",
        "guard_network_introduction()",
        "guard_network_message()",
        "guard_network_report()",
        "network_blocked(uuid, uuid)",
    ):
        op.execute(f"DROP FUNCTION {name}")


def _make_tables() -> None:
    # ### commands auto generated by Alembic - please adjust! ###
    op.create_table('network_profiles',
        sa.Column('account_id', sa.Uuid(), nullable=False),
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('is_on', sa.Boolean(), nullable=False),
        sa.Column('is_suggestible', sa.Boolean(), nullable=False),
        sa.Column('function', sa.String(), nullable=True),
        sa.Column('offers', sa.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column('seeks', sa.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column('words', sa.String(), nullable=True),
        sa.Column('contact', sa.String(), nullable=True),
        sa.Column('shown_to_all', sa.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column('shown_introduced', sa.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column('is_demonstration', sa.Boolean(), nullable=False),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('version', sa.BigInteger(), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.CheckConstraint("NOT 'contact' = ANY(shown_to_all)", name=op.f('network_profiles_contact_after_introduction_check')),
        sa.CheckConstraint("shown_introduced <@ ARRAY['name', 'function', 'company', 'sector', 'province', 'size_class', 'offers', 'seeks', 'words', 'contact']::varchar[]", name=op.f('network_profiles_shown_introduced_known_check')),
        sa.CheckConstraint("shown_to_all <@ ARRAY['name', 'function', 'company', 'sector', 'province', 'size_class', 'offers', 'seeks', 'words', 'contact']::varchar[]", name=op.f('network_profiles_shown_to_all_known_check')),
        sa.CheckConstraint('NOT shown_to_all && shown_introduced', name=op.f('network_profiles_shown_once_check')),
        sa.CheckConstraint('is_on OR NOT is_suggestible', name=op.f('network_profiles_suggested_when_on_check')),
        sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('network_profiles_account_id_fkey'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('network_profiles_company_id_fkey'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('network_profiles_pkey'))
        )
    op.create_index(op.f('network_profiles_account_id_idx'), 'network_profiles', ['account_id'], unique=True)
    op.create_index(op.f('network_profiles_company_id_idx'), 'network_profiles', ['company_id'], unique=False)
    op.create_table('network_suggestions',
        sa.Column('company_id', sa.Uuid(), nullable=False),
        sa.Column('profile_id', sa.Uuid(), nullable=False),
        sa.Column('theme', sa.String(length=20), nullable=False),
        sa.Column('made_on', sa.Date(), nullable=False),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('network_suggestions_company_id_fkey'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['profile_id'], ['network_profiles.id'], name=op.f('network_suggestions_profile_id_fkey'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('network_suggestions_pkey'))
        )
    op.create_index(op.f('network_suggestions_company_id_profile_id_idx'), 'network_suggestions', ['company_id', 'profile_id'], unique=True)
    op.create_index(op.f('network_suggestions_made_on_idx'), 'network_suggestions', ['made_on'], unique=False)
    op.create_index(op.f('network_suggestions_profile_id_idx'), 'network_suggestions', ['profile_id'], unique=False)
    op.create_table('network_introductions',
        sa.Column('asked_by', sa.Uuid(), nullable=False),
        sa.Column('asked', sa.Uuid(), nullable=False),
        sa.Column('reason', sa.String(), nullable=False),
        sa.Column('status', sa.Enum('open', 'accepted', 'declined', 'withdrawn', name='introductionstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('active_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('is_demonstration', sa.Boolean(), nullable=False),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('version', sa.BigInteger(), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.CheckConstraint('asked_by <> asked', name=op.f('network_introductions_two_people_check')),
        sa.ForeignKeyConstraint(['asked'], ['accounts.id'], name=op.f('network_introductions_asked_fkey'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['asked_by'], ['accounts.id'], name=op.f('network_introductions_asked_by_fkey'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('network_introductions_pkey'))
        )
    op.create_index(op.f('network_introductions_asked_active_at_idx'), 'network_introductions', ['asked', 'active_at'], unique=False)
    op.create_index(op.f('network_introductions_asked_by_active_at_idx'), 'network_introductions', ['asked_by', 'active_at'], unique=False)
    op.create_index('network_introductions_one_of_two_idx', 'network_introductions', [sa.literal_column('least(asked_by, asked)'), sa.literal_column('greatest(asked_by, asked)')], unique=True, postgresql_where=sa.text("status <> 'withdrawn'"))
    op.create_table('network_messages',
        sa.Column('introduction_id', sa.Uuid(), nullable=False),
        sa.Column('written_by', sa.Uuid(), nullable=False),
        sa.Column('words', sa.String(), nullable=False),
        sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('read_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['introduction_id'], ['network_introductions.id'], name=op.f('network_messages_introduction_id_fkey'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['written_by'], ['accounts.id'], name=op.f('network_messages_written_by_fkey'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('network_messages_pkey'))
        )
    op.create_index(op.f('network_messages_introduction_id_written_at_id_idx'), 'network_messages', ['introduction_id', 'written_at', 'id'], unique=False)
    op.create_index('network_messages_unread_idx', 'network_messages', ['introduction_id'], unique=False, postgresql_where=sa.text('read_at IS NULL'))
    op.create_index(op.f('network_messages_written_by_idx'), 'network_messages', ['written_by'], unique=False)
    op.create_table('network_blocks',
        sa.Column('blocked_by', sa.Uuid(), nullable=False),
        sa.Column('blocked', sa.Uuid(), nullable=False),
        sa.Column('blocked_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(['blocked'], ['accounts.id'], name=op.f('network_blocks_blocked_fkey'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['blocked_by'], ['accounts.id'], name=op.f('network_blocks_blocked_by_fkey'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('network_blocks_pkey'))
        )
    op.create_index(op.f('network_blocks_blocked_by_blocked_idx'), 'network_blocks', ['blocked_by', 'blocked'], unique=True)
    op.create_index(op.f('network_blocks_blocked_idx'), 'network_blocks', ['blocked'], unique=False)
    op.create_table('network_reports',
        sa.Column('reported_by', sa.Uuid(), nullable=True),
        sa.Column('about', sa.Uuid(), nullable=True),
        sa.Column('reason', sa.Enum('spam', 'advertising', 'offensive', 'personal_data', 'wrong', 'other', name='networkreportreason', native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column('words', sa.String(), nullable=True),
        sa.Column('reported_words', sa.ARRAY(sa.String()), nullable=False),
        sa.Column('reported_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('verdict', sa.Enum('excluded', 'kept', name='networkverdict', native_enum=False, create_constraint=True, length=40), nullable=True),
        sa.Column('decision', sa.String(), nullable=True),
        sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('decided_by', sa.Uuid(), nullable=True),
        sa.Column('appeal', sa.String(), nullable=True),
        sa.Column('appealed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('appeal_outcome', sa.Enum('stands', 'reversed', name='networkappealoutcome', native_enum=False, create_constraint=True, length=40), nullable=True),
        sa.Column('appeal_reason', sa.String(), nullable=True),
        sa.Column('appeal_decided_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('appeal_decided_by', sa.Uuid(), nullable=True),
        sa.Column('id', sa.Uuid(), nullable=False),
        sa.Column('version', sa.BigInteger(), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.CheckConstraint("appeal IS NULL OR verdict = 'excluded'", name=op.f('network_reports_appeal_against_something_check')),
        sa.CheckConstraint('(appeal IS NULL) = (appealed_at IS NULL)', name=op.f('network_reports_appeal_whole_check')),
        sa.CheckConstraint('(appeal_outcome IS NULL) = (appeal_decided_at IS NULL) AND (appeal_outcome IS NULL) = (appeal_reason IS NULL)', name=op.f('network_reports_appeal_decided_with_reason_check')),
        sa.CheckConstraint('(verdict IS NULL) = (decision IS NULL) AND (verdict IS NULL) = (decided_at IS NULL)', name=op.f('network_reports_decided_with_reason_check')),
        sa.CheckConstraint('appeal_decided_by IS DISTINCT FROM decided_by OR decided_by IS NULL', name=op.f('network_reports_another_officer_check')),
        sa.CheckConstraint('appeal_outcome IS NULL OR appeal IS NOT NULL', name=op.f('network_reports_appeal_before_its_decision_check')),
        sa.CheckConstraint('cardinality(reported_words) BETWEEN 1 AND 21', name=op.f('network_reports_something_reported_check')),
        sa.CheckConstraint('decided_by NOT IN (reported_by, about) AND appeal_decided_by NOT IN (reported_by, about)', name=op.f('network_reports_decided_by_neither_check')),
        sa.ForeignKeyConstraint(['about'], ['accounts.id'], name=op.f('network_reports_about_fkey'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['appeal_decided_by'], ['accounts.id'], name=op.f('network_reports_appeal_decided_by_fkey'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['decided_by'], ['accounts.id'], name=op.f('network_reports_decided_by_fkey'), ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['reported_by'], ['accounts.id'], name=op.f('network_reports_reported_by_fkey'), ondelete='SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('network_reports_pkey'))
        )
    op.create_index(op.f('network_reports_about_verdict_idx'), 'network_reports', ['about', 'verdict'], unique=False)
    op.create_index('network_reports_open_idx', 'network_reports', ['reported_at'], unique=False, postgresql_where=sa.text('verdict IS NULL'))
    op.create_index(op.f('network_reports_reported_by_idx'), 'network_reports', ['reported_by'], unique=False)
        # ### end Alembic commands ###
