"""Questions and answers with a clock, what readers do with them, moderation, and the knowledge base."""

import sqlalchemy as sa
from alembic import op

revision = "202611281810"
down_revision = "202611281800"
branch_labels = None
depends_on = None

FUNCTIONS = (
    # Whoever asked or wrote is never another, an anonymous question never gets a name, and an answer keeps its badge.
    """
    CREATE FUNCTION guard_question_asker() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (NEW.asked_by IS NOT NULL AND NEW.asked_by IS DISTINCT FROM OLD.asked_by)
           OR (NEW.organisation_id IS NOT NULL AND NEW.organisation_id IS DISTINCT FROM OLD.organisation_id)
           OR NEW.is_anonymous IS DISTINCT FROM OLD.is_anonymous
           OR (NEW.shows_organisation AND NOT OLD.shows_organisation) THEN
            RAISE EXCEPTION 'who asked, and whether that is told, stays as it was asked'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION guard_answer_writer() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND (
            (NEW.written_by IS NOT NULL AND NEW.written_by IS DISTINCT FROM OLD.written_by)
            OR NEW.role IS DISTINCT FROM OLD.role OR NEW.question_id IS DISTINCT FROM OLD.question_id
        ) THEN
            RAISE EXCEPTION 'who answered, and as whom, stays as it was answered'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF TG_OP = 'INSERT' AND NEW.role = 'adviser' AND NOT EXISTS (
            SELECT FROM advisers WHERE account_id = NEW.written_by AND accreditation = 'accredited'
            AND (NEW.written_at AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN accredited_from AND accredited_until
        ) THEN
            RAISE EXCEPTION 'only whoever is accredited at that moment answers as an accredited adviser'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF TG_OP = 'INSERT' AND NEW.role = 'desk' AND NOT EXISTS (
            SELECT FROM memberships WHERE account_id = NEW.written_by AND role = 'syntens_officer'
        ) THEN
            RAISE EXCEPTION 'only an officer of Syntens answers for the desk'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION refuse_own_vote() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT FROM answers WHERE id = NEW.answer_id AND written_by = NEW.account_id) THEN
            RAISE EXCEPTION 'nobody finds their own answer of use' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION refuse_own_question_decision() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE writer uuid := (
        SELECT CASE WHEN NEW.answer_id IS NULL THEN (SELECT asked_by FROM questions WHERE id = NEW.question_id)
                    ELSE (SELECT written_by FROM answers WHERE id = NEW.answer_id) END
    );
    BEGIN
        IF writer IN (NEW.decided_by, NEW.appeal_decided_by) THEN
            RAISE EXCEPTION 'nobody decides on what they wrote themselves'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
)
TRIGGERS = (
    ("questions", "asker", "BEFORE UPDATE", "guard_question_asker()"),
    ("answers", "writer", "BEFORE INSERT OR UPDATE", "guard_answer_writer()"),
    ("answer_votes", "not_own", "BEFORE INSERT", "refuse_own_vote()"),
    ("question_decisions", "not_own", "BEFORE INSERT OR UPDATE", "refuse_own_question_decision()"),
    ("question_asker_lookups", "for_good", "BEFORE UPDATE", "refuse_change_but_erasure('looked_by', 'reason')"),
    (
        "knowledge_versions",
        "for_good",
        "BEFORE UPDATE",
        "refuse_change_but_erasure('published_by', 'answer_id')",
    ),
)
# A question in the knowledge base is found there, and no more by itself.
QUESTIONS = """
    CREATE VIEW searchable_questions AS
    SELECT 'questions' AS subject, q.id AS source_id, q.id::text AS name, q.language, '/vragen/' || q.id AS address,
           q.title, left(q.body, 300) AS summary, concat_ws(' ', q.body, a.body) AS words,
           q.themes, q.sectors, array_remove(ARRAY[q.province]::text[], NULL) AS provinces, q.is_demonstration,
           NULL::date AS valid_from, NULL::timestamptz AS valid_until
    FROM questions q LEFT JOIN answers a ON a.id = q.accepted_answer_id AND a.status = 'shown'
    WHERE q.status IN ('open', 'answered', 'closed') AND NOT q.is_promoted
"""
KNOWLEDGE = """
    CREATE VIEW searchable_knowledge AS
    SELECT 'knowledge' AS subject, q.id AS source_id, q.id::text AS name, q.language, '/vragen/' || q.id AS address,
           k.title, left(k.question, 300) AS summary, concat_ws(' ', k.question, k.answer) AS words,
           q.themes, q.sectors, array_remove(ARRAY[q.province]::text[], NULL) AS provinces, q.is_demonstration,
           NULL::date AS valid_from, NULL::timestamptz AS valid_until
    FROM questions q JOIN LATERAL (
        SELECT * FROM knowledge_versions WHERE question_id = q.id ORDER BY number DESC LIMIT 1
    ) k ON true
    WHERE q.status IN ('open', 'answered', 'closed') AND q.is_promoted
"""


def upgrade() -> None:
    _make_tables()
    op.create_foreign_key(
        "questions_accepted_answer_id_fkey", "questions", "answers", ["accepted_answer_id"], ["id"], ondelete="SET NULL"
    )
    for function in FUNCTIONS:
        op.execute(function)
    for table, name, when, function in TRIGGERS:
        op.execute(f"CREATE TRIGGER {table}_{name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}")
    op.execute(QUESTIONS)
    op.execute(KNOWLEDGE)
    op.execute("SELECT search_join('questions', 'searchable_questions', 'questions', 'id')")
    op.execute("SELECT search_join('knowledge', 'searchable_knowledge', 'knowledge_versions', 'question_id')")
    # What is found also changes with another table than the one that the subject joined with.
    op.execute(
        "CREATE TRIGGER questions_knowledge_searched AFTER UPDATE ON questions FOR EACH ROW"
        " WHEN (OLD.is_promoted OR NEW.is_promoted)"
        " EXECUTE FUNCTION search_follow('knowledge', 'searchable_knowledge', 'id')"
    )
    op.execute(
        "CREATE TRIGGER answers_searched AFTER UPDATE ON answers FOR EACH ROW"
        " WHEN ((OLD.body, OLD.status) IS DISTINCT FROM (NEW.body, NEW.status))"
        " EXECUTE FUNCTION search_follow('questions', 'searchable_questions', 'question_id')"
    )


def downgrade() -> None:
    op.execute("SELECT search_leave('questions', 'questions')")
    op.execute("SELECT search_leave('knowledge', 'knowledge_versions')")
    op.execute("DROP VIEW searchable_questions")
    op.execute("DROP VIEW searchable_knowledge")
    op.drop_constraint("questions_accepted_answer_id_fkey", "questions", type_="foreignkey")
    for table in (
        "question_reports",
        "question_edits",
        "question_decisions",
        "knowledge_versions",
        "answer_votes",
        "question_steps",
        "question_follows",
        "question_asker_lookups",
        "answers",
        "questions",
        "question_digests",
    ):
        op.drop_table(table)
    for name in (
        "guard_question_asker()",
        "guard_answer_writer()",
        "refuse_own_vote()",
        "refuse_own_question_decision()",
    ):
        op.execute(f"DROP FUNCTION {name}")


def _make_tables() -> None:
    op.create_table('question_digests',
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('rhythm', sa.Enum('daily', 'weekly', 'never', name='digestrhythm', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('told_until', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('question_digests_account_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('account_id', name=op.f('question_digests_pkey'))
    )
    op.create_index(op.f('question_digests_rhythm_told_until_idx'), 'question_digests', ['rhythm', 'told_until'], unique=False)
    op.create_table('questions',
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('language', sa.String(length=2), nullable=False),
    sa.Column('themes', sa.ARRAY(sa.String(length=20)), nullable=False),
    sa.Column('sectors', sa.ARRAY(sa.String(length=1)), nullable=False),
    sa.Column('province', sa.String(length=5), nullable=True),
    sa.Column('is_anonymous', sa.Boolean(), nullable=False),
    sa.Column('shows_organisation', sa.Boolean(), nullable=False),
    sa.Column('asked_by', sa.Uuid(), nullable=True),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('edited_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('status', sa.Enum('open', 'answered', 'closed', 'hidden', 'withdrawn', name='questionstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('hidden_from', sa.Enum('open', 'answered', 'closed', 'hidden', 'withdrawn', name='hiddenfrom', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('accepted_answer_id', sa.Uuid(), nullable=True),
    sa.Column('answered_how', sa.Enum('peer', 'desk', 'adviser', 'page', name='answeredhow', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('answered_page', sa.String(length=200), nullable=True),
    sa.Column('helped_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answers_count', sa.BigInteger(), nullable=False),
    sa.Column('is_promoted', sa.Boolean(), nullable=False),
    sa.Column('is_demonstration', sa.Boolean(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("(answered_page IS NOT NULL) = (coalesce(answered_how, '') = 'page')", name=op.f('questions_page_told_check')),
    sa.CheckConstraint("(status = 'hidden') = (hidden_from IS NOT NULL)", name=op.f('questions_hidden_from_something_check')),
    sa.CheckConstraint("answered_page ~ '^/[a-z0-9/_-]*$'", name=op.f('questions_page_of_this_site_check')),
    sa.CheckConstraint("language IN ('nl', 'en')", name=op.f('questions_language_known_check')),
    sa.CheckConstraint("status <> 'answered' OR accepted_answer_id IS NOT NULL", name=op.f('questions_answered_by_something_check')),
    sa.CheckConstraint('(answered_how IS NULL) = (helped_at IS NULL)', name=op.f('questions_helped_somehow_check')),
    sa.CheckConstraint('NOT (is_anonymous AND shows_organisation)', name=op.f('questions_anonymous_without_organisation_check')),
    sa.CheckConstraint('answers_count >= 0', name=op.f('questions_answers_counted_check')),
    sa.CheckConstraint('cardinality(sectors) <= 3', name=op.f('questions_sectors_at_most_three_check')),
    sa.CheckConstraint('cardinality(themes) BETWEEN 1 AND 3', name=op.f('questions_themes_one_to_three_check')),
    sa.ForeignKeyConstraint(['asked_by'], ['accounts.id'], name=op.f('questions_asked_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('questions_organisation_id_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('questions_pkey'))
    )
    op.create_index(op.f('questions_asked_by_asked_at_idx'), 'questions', ['asked_by', 'asked_at'], unique=False)
    op.create_index(op.f('questions_organisation_id_idx'), 'questions', ['organisation_id'], unique=False)
    op.create_index('questions_public_idx', 'questions', [sa.literal_column('asked_at DESC'), sa.literal_column('id DESC')], unique=False, postgresql_where=sa.text("status IN ('open', 'answered', 'closed')"))
    op.create_index('questions_public_status_idx', 'questions', ['status', sa.literal_column('asked_at DESC'), sa.literal_column('id DESC')], unique=False)
    op.create_index('questions_sectors_idx', 'questions', ['sectors'], unique=False, postgresql_using='gin')
    op.create_index('questions_themes_idx', 'questions', ['themes'], unique=False, postgresql_using='gin')
    op.create_table('answers',
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('role', sa.Enum('peer', 'desk', 'adviser', name='answerrole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('shows_organisation', sa.Boolean(), nullable=False),
    sa.Column('may_be_named', sa.Boolean(), nullable=False),
    sa.Column('written_by', sa.Uuid(), nullable=True),
    sa.Column('organisation_id', sa.Uuid(), nullable=True),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('edited_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('status', sa.Enum('shown', 'hidden', 'withdrawn', name='answerstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("status <> 'withdrawn' OR NOT may_be_named", name=op.f('answers_withdrawn_is_not_named_check')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('answers_organisation_id_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('answers_question_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['written_by'], ['accounts.id'], name=op.f('answers_written_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('answers_pkey'))
    )
    op.create_index(op.f('answers_organisation_id_idx'), 'answers', ['organisation_id'], unique=False)
    op.create_index(op.f('answers_question_id_written_at_idx'), 'answers', ['question_id', 'written_at'], unique=False)
    op.create_index(op.f('answers_written_by_written_at_idx'), 'answers', ['written_by', 'written_at'], unique=False)
    op.create_table('question_asker_lookups',
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('looked_by', sa.Uuid(), nullable=True),
    sa.Column('looked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['looked_by'], ['accounts.id'], name=op.f('question_asker_lookups_looked_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('question_asker_lookups_question_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('question_asker_lookups_pkey'))
    )
    op.create_index(op.f('question_asker_lookups_question_id_looked_at_idx'), 'question_asker_lookups', ['question_id', 'looked_at'], unique=False)
    op.create_table('question_follows',
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('question_id', sa.Uuid(), nullable=True),
    sa.Column('theme', sa.String(length=20), nullable=True),
    sa.Column('sector', sa.String(length=1), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('num_nonnulls(question_id, theme, sector) = 1', name=op.f('question_follows_one_thing_check')),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('question_follows_account_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('question_follows_question_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('question_follows_pkey')),
    sa.UniqueConstraint('account_id', 'question_id', 'theme', 'sector', name=op.f('question_follows_account_id_question_id_theme_sector_key'), postgresql_nulls_not_distinct=True)
    )
    op.create_index(op.f('question_follows_question_id_idx'), 'question_follows', ['question_id'], unique=False)
    op.create_table('question_steps',
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('stage', sa.Enum('peers', 'desk', 'adviser', name='stepstage', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('adviser_id', sa.Uuid(), nullable=True),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('accepted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('outcome', sa.Enum('answered', 'lapsed', 'passed_on', 'ended', name='stepoutcome', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("stage = 'adviser' OR (adviser_id IS NULL AND accepted_at IS NULL)", name=op.f('question_steps_adviser_of_stage_check')),
    sa.CheckConstraint('(ended_at IS NULL) = (outcome IS NULL)', name=op.f('question_steps_ended_somehow_check')),
    sa.ForeignKeyConstraint(['adviser_id'], ['advisers.id'], name=op.f('question_steps_adviser_id_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('question_steps_question_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('question_steps_pkey'))
    )
    op.create_index(op.f('question_steps_adviser_id_started_at_idx'), 'question_steps', ['adviser_id', 'started_at'], unique=False)
    op.create_index('question_steps_due_idx', 'question_steps', ['stage', 'due_on'], unique=False, postgresql_where=sa.text('ended_at IS NULL'))
    op.create_index('question_steps_one_adviser_idx', 'question_steps', ['question_id', 'adviser_id'], unique=True, postgresql_where=sa.text('adviser_id IS NOT NULL'))
    op.create_index('question_steps_one_open_idx', 'question_steps', ['question_id'], unique=True, postgresql_where=sa.text('ended_at IS NULL'))
    op.create_table('answer_votes',
    sa.Column('answer_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('voted_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['accounts.id'], name=op.f('answer_votes_account_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['answer_id'], ['answers.id'], name=op.f('answer_votes_answer_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('answer_id', 'account_id', name=op.f('answer_votes_pkey'))
    )
    op.create_index(op.f('answer_votes_account_id_idx'), 'answer_votes', ['account_id'], unique=False)
    op.create_table('knowledge_versions',
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.BigInteger(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('question', sa.String(), nullable=False),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('answer_id', sa.Uuid(), nullable=True),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('number >= 1', name=op.f('knowledge_versions_number_from_one_check')),
    sa.ForeignKeyConstraint(['answer_id'], ['answers.id'], name=op.f('knowledge_versions_answer_id_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['published_by'], ['accounts.id'], name=op.f('knowledge_versions_published_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('knowledge_versions_question_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('knowledge_versions_pkey')),
    sa.UniqueConstraint('question_id', 'number', name=op.f('knowledge_versions_question_id_number_key'))
    )
    op.create_index(op.f('knowledge_versions_answer_id_idx'), 'knowledge_versions', ['answer_id'], unique=False)
    op.create_table('question_decisions',
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('answer_id', sa.Uuid(), nullable=True),
    sa.Column('verdict', sa.Enum('hidden', 'kept', name='verdict', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('appeal', sa.String(), nullable=True),
    sa.Column('appealed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('appeal_outcome', sa.Enum('stands', 'reversed', name='appealoutcome', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('appeal_reason', sa.String(), nullable=True),
    sa.Column('appeal_decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('appeal_decided_by', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('(appeal IS NULL) = (appealed_at IS NULL)', name=op.f('question_decisions_appeal_whole_check')),
    sa.CheckConstraint('(appeal_outcome IS NULL) = (appeal_decided_at IS NULL) AND (appeal_outcome IS NULL) = (appeal_reason IS NULL)', name=op.f('question_decisions_appeal_decided_with_reason_check')),
    sa.CheckConstraint('appeal_decided_by IS DISTINCT FROM decided_by OR decided_by IS NULL', name=op.f('question_decisions_another_officer_check')),
    sa.CheckConstraint('appeal_outcome IS NULL OR appeal IS NOT NULL', name=op.f('question_decisions_appeal_before_its_decision_check')),
    sa.ForeignKeyConstraint(['answer_id'], ['answers.id'], name=op.f('question_decisions_answer_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['appeal_decided_by'], ['accounts.id'], name=op.f('question_decisions_appeal_decided_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['decided_by'], ['accounts.id'], name=op.f('question_decisions_decided_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('question_decisions_question_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('question_decisions_pkey'))
    )
    op.create_index(op.f('question_decisions_answer_id_idx'), 'question_decisions', ['answer_id'], unique=False)
    op.create_index('question_decisions_appealed_idx', 'question_decisions', ['appealed_at'], unique=False, postgresql_where=sa.text('appealed_at IS NOT NULL AND appeal_decided_at IS NULL'))
    op.create_index(op.f('question_decisions_question_id_decided_at_idx'), 'question_decisions', ['question_id', 'decided_at'], unique=False)
    op.create_table('question_edits',
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('answer_id', sa.Uuid(), nullable=True),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('replaced_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['answers.id'], name=op.f('question_edits_answer_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('question_edits_question_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('question_edits_pkey'))
    )
    op.create_index(op.f('question_edits_answer_id_idx'), 'question_edits', ['answer_id'], unique=False)
    op.create_index(op.f('question_edits_question_id_replaced_at_idx'), 'question_edits', ['question_id', 'replaced_at'], unique=False)
    op.create_table('question_reports',
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('answer_id', sa.Uuid(), nullable=True),
    sa.Column('reason', sa.Enum('spam', 'advertising', 'offensive', 'personal_data', 'wrong', 'other', name='reportreason', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('words', sa.String(), nullable=True),
    sa.Column('reported_by', sa.Uuid(), nullable=True),
    sa.Column('reported_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decision_id', sa.Uuid(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['answers.id'], name=op.f('question_reports_answer_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['decision_id'], ['question_decisions.id'], name=op.f('question_reports_decision_id_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('question_reports_question_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['reported_by'], ['accounts.id'], name=op.f('question_reports_reported_by_fkey'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('question_reports_pkey'))
    )
    op.create_index(op.f('question_reports_answer_id_idx'), 'question_reports', ['answer_id'], unique=False)
    op.create_index(op.f('question_reports_decision_id_idx'), 'question_reports', ['decision_id'], unique=False)
    op.create_index('question_reports_once_idx', 'question_reports', ['reported_by', 'question_id', sa.literal_column('coalesce(answer_id, question_id)')], unique=True)
    op.create_index('question_reports_open_idx', 'question_reports', ['reported_at'], unique=False, postgresql_where=sa.text('decision_id IS NULL'))
    op.create_index(op.f('question_reports_question_id_idx'), 'question_reports', ['question_id'], unique=False)
