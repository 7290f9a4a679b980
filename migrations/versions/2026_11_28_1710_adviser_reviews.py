"""Reviews of advisers by companies and, as in the scan, by employees; the accreditation of firms; reminders of its end."""

import sqlalchemy as sa
from alembic import op

revision = "202611281710"
down_revision = "202611281700"
branch_labels = None
depends_on = None

AFTER_TRAJECTORY = """
CREATE FUNCTION refuse_review_without_trajectory() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM trajectories WHERE id = NEW.trajectory_id AND company_id = NEW.company_id
        AND adviser_id = NEW.adviser_id AND status = 'completed' FOR SHARE
    ) THEN
        RAISE EXCEPTION 'an adviser is reviewed after a trajectory that was completed, by its company'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
# Fourteen days and an hour: a clock of the application that lags is no fault of who changes in the last minute.
# What a company shows of itself, its words and its name, it takes back whenever it likes; its scores stay in the means.
FOR_GOOD = """
CREATE FUNCTION refuse_rewritten_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('slimmerwerken.erasing', true) = 'on' THEN
        RETURN NEW;
    END IF;
    IF (NEW.trajectory_id, NEW.company_id, NEW.adviser_id, NEW.given_at)
        IS DISTINCT FROM (OLD.trajectory_id, OLD.company_id, OLD.adviser_id, OLD.given_at)
        OR (OLD.given_at < now() - interval '14 days 1 hour' AND
            ((NEW.listening, NEW.result, NEW.agreements, NEW.again) IS DISTINCT FROM
             (OLD.listening, OLD.result, OLD.agreements, OLD.again)
             OR (NEW.words IS NOT NULL AND NEW.words IS DISTINCT FROM OLD.words)
             OR (NEW.shows_company AND NOT OLD.shows_company)))
        OR (OLD.reply IS NOT NULL AND NEW.reply IS NOT NULL AND NEW.reply <> OLD.reply
            AND NOT (OLD.reply_status = 'withheld' AND NEW.reply_status = 'waiting'))
        OR (OLD.reply IS NOT NULL AND NEW.reply IS NULL AND NEW.words IS NOT DISTINCT FROM OLD.words)
        OR (NEW.words IS DISTINCT FROM OLD.words AND NEW.words_status IN ('approved', 'withheld'))
    THEN
        RAISE EXCEPTION 'a review stays as it is after fourteen days, and a reply at once'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
NEVER_AGAIN = """
CREATE FUNCTION refuse_moved_review_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.trajectory_id, NEW.company_id, NEW.adviser_id, NEW.opened_on, NEW.closes_on)
        IS DISTINCT FROM (OLD.trajectory_id, OLD.company_id, OLD.adviser_id, OLD.opened_on, OLD.closes_on)
        OR (OLD.status <> 'open' AND NEW.status <> OLD.status)
    THEN
        RAISE EXCEPTION 'a round of questions to employees keeps its last day, and ends once'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
WHILE_OPEN = """
CREATE FUNCTION refuse_answer_after_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM review_rounds WHERE id = NEW.round_id AND status = 'open' FOR SHARE) THEN
        RAISE EXCEPTION 'answers about an adviser are taken while the round is open'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
ONCE_WITHOUT_ANSWERS = """
CREATE FUNCTION refuse_figure_beside_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM review_rounds WHERE id = NEW.round_id AND status = 'published')
        OR EXISTS (SELECT FROM review_answers WHERE round_id = NEW.round_id) THEN
        RAISE EXCEPTION 'figures of employees are made once, when their answers are gone'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
THROUGH_A_FIRM = """
CREATE FUNCTION refuse_unaccredited_firm() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    employer uuid;
BEGIN
    SELECT advisers.organisation_id INTO employer FROM advisers
    JOIN organisations ON organisations.id = advisers.organisation_id AND organisations.kind = 'advisory_firm'
    WHERE advisers.id = NEW.adviser_id;
    IF employer IS NOT NULL THEN
        -- what is decided on the firm at this moment comes before or after
        PERFORM FROM advisory_firms WHERE organisation_id = employer AND status = 'accredited'
            AND (now() AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN accredited_from AND accredited_until FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'a voucher is granted with an adviser whose firm is accredited'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$
"""
SEARCH_FIRM = """
CREATE FUNCTION search_follow_firm() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- the documents of its advisers are made anew
    UPDATE advisers SET firm = firm WHERE organisation_id = NEW.organisation_id;
    RETURN NULL;
END $$
"""
BOTH = "CROSS JOIN (VALUES ('nl'), ('en')) AS l(language)"


def _searchable(first_day: str, last_day: str, firms: str = "", only: str = "") -> str:
    return f"""
        CREATE OR REPLACE VIEW searchable_advisers AS
        SELECT 'advisers' AS subject, a.id AS source_id, a.id::text AS name, l.language,
               '/adviseurs/' || a.id AS address, a.name AS title, a.headline ->> l.language AS summary,
               a.firm || '. ' || coalesce((SELECT string_agg(m ->> l.language, '. ') FROM jsonb_array_elements(a.methods) m), '')
               || '. ' || (a.bio ->> l.language) || ' ' || CASE l.language WHEN 'nl' THEN 'Adviseur in ' ELSE 'Adviser in ' END
               || coalesce((SELECT string_agg(p.name, ', ') FROM provinces p WHERE p.code = ANY (a.provinces)), '') AS words,
               a.themes, a.sectors, a.provinces, a.is_demonstration, {first_day} AS valid_from,
               ({last_day} + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AS valid_until
        FROM advisers a {firms} {BOTH}
        WHERE a.accreditation = 'accredited' {only}
    """


PERSON_AND_FIRM = _searchable(
    "greatest(a.accredited_from, f.accredited_from)",
    "least(a.accredited_until, f.accredited_until)",
    "JOIN organisations o ON o.id = a.organisation_id LEFT JOIN advisory_firms f ON f.organisation_id = o.id",
    "AND (o.kind <> 'advisory_firm' OR f.status = 'accredited')",
)
PERSON = _searchable("a.accredited_from", "a.accredited_until")
# Firms of today go on as their advisers do; an officer adds the KVK number with the first decision.
TAKE_OVER = """
INSERT INTO advisory_firms (organisation_id, status, accredited_from, accredited_until, version)
SELECT a.organisation_id,
       CASE WHEN bool_or(a.accreditation IN ('accredited', 'suspended')) THEN 'accredited' ELSE 'applied' END,
       min(a.accredited_from), max(a.accredited_until), 1
FROM advisers a JOIN organisations o ON o.id = a.organisation_id
WHERE o.kind = 'advisory_firm' GROUP BY a.organisation_id
"""
FUNCTIONS = (
    AFTER_TRAJECTORY, FOR_GOOD, NEVER_AGAIN, WHILE_OPEN, ONCE_WITHOUT_ANSWERS, THROUGH_A_FIRM, SEARCH_FIRM,
)
MADE = (
    "refuse_review_without_trajectory", "refuse_rewritten_review", "refuse_moved_review_round",
    "refuse_answer_after_round", "refuse_figure_beside_answers", "refuse_unaccredited_firm", "search_follow_firm",
)


def upgrade() -> None:
    """Make the tables, and the rules that the database keeps too."""
    op.create_table('advisory_firms',
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('kvk_number', sa.String(length=8), nullable=True),
    sa.Column('status', sa.Enum('applied', 'accredited', 'suspended', 'withdrawn', name='firmstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('accredited_from', sa.Date(), nullable=True),
    sa.Column('accredited_until', sa.Date(), nullable=True),
    sa.Column('reminded_for', sa.Date(), nullable=True),
    sa.Column('reminded_days', sa.BigInteger(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name=op.f('advisory_firms_kvk_number_form_check')),
    sa.CheckConstraint("status NOT IN ('accredited', 'suspended') OR (accredited_from IS NOT NULL AND accredited_until IS NOT NULL)", name=op.f('advisory_firms_period_known_check')),
    sa.CheckConstraint('(reminded_for IS NULL) = (reminded_days IS NULL)', name=op.f('advisory_firms_reminder_whole_check')),
    sa.CheckConstraint('accredited_until >= accredited_from', name=op.f('advisory_firms_period_in_order_check')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('advisory_firms_organisation_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('organisation_id', name=op.f('advisory_firms_pkey'))
    )
    op.create_index('advisory_firms_one_per_number_idx', 'advisory_firms', ['kvk_number'], unique=True)
    op.create_table('adviser_ratings',
    sa.Column('adviser_id', sa.Uuid(), nullable=False),
    sa.Column('companies', sa.BigInteger(), nullable=False),
    sa.Column('listening', sa.BigInteger(), nullable=False),
    sa.Column('result', sa.BigInteger(), nullable=False),
    sa.Column('agreements', sa.BigInteger(), nullable=False),
    sa.Column('again', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('companies >= 5', name=op.f('adviser_ratings_five_companies_check')),
    sa.CheckConstraint('listening BETWEEN 2 AND 10 AND result BETWEEN 2 AND 10 AND agreements BETWEEN 2 AND 10 AND again BETWEEN 2 AND 10', name=op.f('adviser_ratings_halves_possible_check')),
    sa.ForeignKeyConstraint(['adviser_id'], ['advisers.id'], name=op.f('adviser_ratings_adviser_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('adviser_id', name=op.f('adviser_ratings_pkey'))
    )
    op.create_table('firm_accreditation_changes',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('organisation_id', sa.Uuid(), nullable=False),
    sa.Column('to_status', sa.Enum('applied', 'accredited', 'suspended', 'withdrawn', name='firmstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('accredited_from', sa.Date(), nullable=True),
    sa.Column('accredited_until', sa.Date(), nullable=True),
    sa.Column('decided_by', sa.Uuid(), nullable=True),
    sa.Column('occurred_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['advisory_firms.organisation_id'], name=op.f('firm_accreditation_changes_organisation_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('firm_accreditation_changes_pkey'))
    )
    op.create_index(op.f('firm_accreditation_changes_organisation_id_id_idx'), 'firm_accreditation_changes', ['organisation_id', 'id'], unique=False)
    op.create_table('adviser_reviews',
    sa.Column('trajectory_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('adviser_id', sa.Uuid(), nullable=False),
    sa.Column('listening', sa.BigInteger(), nullable=False),
    sa.Column('result', sa.BigInteger(), nullable=False),
    sa.Column('agreements', sa.BigInteger(), nullable=False),
    sa.Column('again', sa.BigInteger(), nullable=False),
    sa.Column('words', sa.String(), nullable=True),
    sa.Column('words_status', sa.Enum('waiting', 'approved', 'withheld', name='textstatus', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('words_reason', sa.String(), nullable=True),
    sa.Column('shows_company', sa.Boolean(), nullable=False),
    sa.Column('given_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('given_by', sa.Uuid(), nullable=True),
    sa.Column('reply', sa.String(), nullable=True),
    sa.Column('reply_status', sa.Enum('waiting', 'approved', 'withheld', name='reply_status', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('reply_reason', sa.String(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('(reply IS NULL) = (reply_status IS NULL)', name=op.f('adviser_reviews_reply_has_a_status_check')),
    sa.CheckConstraint('(words IS NULL) = (words_status IS NULL)', name=op.f('adviser_reviews_words_have_a_status_check')),
    sa.CheckConstraint('listening BETWEEN 1 AND 5 AND result BETWEEN 1 AND 5 AND agreements BETWEEN 1 AND 5 AND again BETWEEN 1 AND 5', name=op.f('adviser_reviews_scores_one_to_five_check')),
    sa.CheckConstraint("(words_reason IS NOT NULL) = (coalesce(words_status, '') = 'withheld')", name=op.f('adviser_reviews_words_reason_check')),
    sa.CheckConstraint("(reply_reason IS NOT NULL) = (coalesce(reply_status, '') = 'withheld')", name=op.f('adviser_reviews_reply_reason_check')),
    sa.CheckConstraint('reply IS NULL OR words IS NOT NULL', name=op.f('adviser_reviews_reply_to_words_check')),
    sa.CheckConstraint('words IS NOT NULL OR NOT shows_company', name=op.f('adviser_reviews_name_with_words_check')),
    sa.ForeignKeyConstraint(['adviser_id'], ['advisers.id'], name=op.f('adviser_reviews_adviser_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('adviser_reviews_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['given_by'], ['accounts.id'], name=op.f('adviser_reviews_given_by_fkey'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['trajectory_id'], ['trajectories.id'], name=op.f('adviser_reviews_trajectory_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('adviser_reviews_pkey')),
    sa.UniqueConstraint('trajectory_id', name=op.f('adviser_reviews_trajectory_id_key'))
    )
    op.create_index(op.f('adviser_reviews_adviser_id_idx'), 'adviser_reviews', ['adviser_id'], unique=False)
    op.create_index(op.f('adviser_reviews_company_id_idx'), 'adviser_reviews', ['company_id'], unique=False)
    op.create_table('review_rounds',
    sa.Column('trajectory_id', sa.Uuid(), nullable=False),
    sa.Column('company_id', sa.Uuid(), nullable=False),
    sa.Column('adviser_id', sa.Uuid(), nullable=False),
    sa.Column('status', sa.Enum('open', 'published', 'too_few', name='reviewroundstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('closes_on', sa.Date(), nullable=False),
    sa.Column('links', sa.BigInteger(), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('closes_on BETWEEN opened_on + 7 AND opened_on + 42', name=op.f('review_rounds_a_week_to_six_check')),
    sa.CheckConstraint('links BETWEEN 0 AND 1000', name=op.f('review_rounds_links_counted_check')),
    sa.ForeignKeyConstraint(['adviser_id'], ['advisers.id'], name=op.f('review_rounds_adviser_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('review_rounds_company_id_fkey'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['trajectory_id'], ['trajectories.id'], name=op.f('review_rounds_trajectory_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('review_rounds_pkey')),
    sa.UniqueConstraint('trajectory_id', name=op.f('review_rounds_trajectory_id_key'))
    )
    op.create_index(op.f('review_rounds_adviser_id_idx'), 'review_rounds', ['adviser_id'], unique=False)
    op.create_index(op.f('review_rounds_company_id_idx'), 'review_rounds', ['company_id'], unique=False)
    op.create_index(op.f('review_rounds_status_closes_on_idx'), 'review_rounds', ['status', 'closes_on'], unique=False)
    op.create_table('review_answers',
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('key_hash', sa.LargeBinary(), nullable=False),
    sa.Column('listening', sa.SmallInteger(), nullable=True),
    sa.Column('result', sa.SmallInteger(), nullable=True),
    sa.Column('agreements', sa.SmallInteger(), nullable=True),
    sa.Column('again', sa.SmallInteger(), nullable=True),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.CheckConstraint('coalesce(listening, 1) BETWEEN 1 AND 5 AND coalesce(result, 1) BETWEEN 1 AND 5 AND coalesce(agreements, 1) BETWEEN 1 AND 5 AND coalesce(again, 1) BETWEEN 1 AND 5', name=op.f('review_answers_scores_one_to_five_check')),
    sa.ForeignKeyConstraint(['round_id'], ['review_rounds.id'], name=op.f('review_answers_round_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('review_answers_pkey')),
    sa.UniqueConstraint('key_hash', name=op.f('review_answers_key_hash_key'))
    )
    op.create_index(op.f('review_answers_round_id_idx'), 'review_answers', ['round_id'], unique=False)
    op.create_table('review_figures',
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('question', sa.Enum('listening', 'result', 'agreements', 'again', name='reviewquestion', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('score', sa.SmallInteger(), nullable=False),
    sa.Column('employees', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('employees >= 5', name=op.f('review_figures_enough_employees_check')),
    sa.CheckConstraint('score BETWEEN 0 AND 100', name=op.f('review_figures_score_range_check')),
    sa.ForeignKeyConstraint(['round_id'], ['review_rounds.id'], name=op.f('review_figures_round_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('round_id', 'question', name=op.f('review_figures_pkey'))
    )
    op.create_table('review_tokens',
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('round_id', sa.Uuid(), nullable=False),
    sa.Column('single_use', sa.Boolean(), nullable=False),
    sa.CheckConstraint('octet_length(token_hash) = 32', name=op.f('review_tokens_only_a_hash_check')),
    sa.ForeignKeyConstraint(['round_id'], ['review_rounds.id'], name=op.f('review_tokens_round_id_fkey'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('review_tokens_pkey'))
    )
    op.create_index(op.f('review_tokens_round_id_idx'), 'review_tokens', ['round_id'], unique=False)
    op.add_column('advisers', sa.Column('reminded_for', sa.Date(), nullable=True))
    op.add_column('advisers', sa.Column('reminded_days', sa.BigInteger(), nullable=True))

    op.create_check_constraint(
        op.f("advisers_reminder_whole_check"), "advisers", "(reminded_for IS NULL) = (reminded_days IS NULL)"
    )
    op.execute(TAKE_OVER)
    for function in FUNCTIONS:
        op.execute(function)
    for table in ("adviser_reviews", "review_rounds"):
        op.execute(
            f"CREATE TRIGGER {table}_after_trajectory BEFORE INSERT ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_review_without_trajectory()"
        )
    op.execute(
        "CREATE TRIGGER adviser_reviews_for_good BEFORE UPDATE ON adviser_reviews"
        " FOR EACH ROW EXECUTE FUNCTION refuse_rewritten_review()"
    )
    op.execute(
        "CREATE TRIGGER review_rounds_end_once BEFORE UPDATE ON review_rounds"
        " FOR EACH ROW EXECUTE FUNCTION refuse_moved_review_round()"
    )
    op.execute(
        "CREATE TRIGGER review_answers_while_open BEFORE INSERT OR UPDATE ON review_answers"
        " FOR EACH ROW EXECUTE FUNCTION refuse_answer_after_round()"
    )
    op.execute(
        "CREATE TRIGGER review_figures_once BEFORE INSERT ON review_figures"
        " FOR EACH ROW EXECUTE FUNCTION refuse_figure_beside_answers()"
    )
    op.execute(
        "CREATE TRIGGER review_figures_frozen BEFORE UPDATE ON review_figures"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE TRIGGER firm_accreditation_changes_for_good BEFORE UPDATE ON firm_accreditation_changes"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change_but_erasure('reason')"
    )
    op.execute(
        "CREATE TRIGGER vouchers_accredited_firm BEFORE UPDATE OF status, adviser_id ON vouchers"
        " FOR EACH ROW WHEN (NEW.status = 'granted' AND (OLD.status, OLD.adviser_id) IS DISTINCT FROM"
        " (NEW.status, NEW.adviser_id)) EXECUTE FUNCTION refuse_unaccredited_firm()"
    )
    op.execute(PERSON_AND_FIRM)
    op.execute("SELECT search_rebuild('advisers')")
    op.execute(
        "CREATE TRIGGER advisory_firms_searched AFTER INSERT OR UPDATE OF status, accredited_from, accredited_until"
        " ON advisory_firms FOR EACH ROW EXECUTE FUNCTION search_follow_firm()"
    )
    # What an employee withdrew, or a spent link, is cleared within a minute, as in the scan.
    for table in ("review_answers", "review_tokens"):
        op.execute(
            f"ALTER TABLE {table} SET (autovacuum_enabled = true, autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)"
        )


def downgrade() -> None:
    """Take it all away again."""
    op.execute("DROP TRIGGER advisory_firms_searched ON advisory_firms")
    op.execute(PERSON)
    op.execute("DROP TRIGGER vouchers_accredited_firm ON vouchers")
    op.drop_constraint(op.f("advisers_reminder_whole_check"), "advisers", type_="check")
    op.drop_column('advisers', 'reminded_days')
    op.drop_column('advisers', 'reminded_for')
    op.drop_index(op.f('review_tokens_round_id_idx'), table_name='review_tokens')
    op.drop_table('review_tokens')
    op.drop_table('review_figures')
    op.drop_index(op.f('review_answers_round_id_idx'), table_name='review_answers')
    op.drop_table('review_answers')
    op.drop_index(op.f('review_rounds_status_closes_on_idx'), table_name='review_rounds')
    op.drop_index(op.f('review_rounds_company_id_idx'), table_name='review_rounds')
    op.drop_index(op.f('review_rounds_adviser_id_idx'), table_name='review_rounds')
    op.drop_table('review_rounds')
    op.drop_index(op.f('adviser_reviews_company_id_idx'), table_name='adviser_reviews')
    op.drop_index(op.f('adviser_reviews_adviser_id_idx'), table_name='adviser_reviews')
    op.drop_table('adviser_reviews')
    op.drop_index(op.f('firm_accreditation_changes_organisation_id_id_idx'), table_name='firm_accreditation_changes')
    op.drop_table('firm_accreditation_changes')
    op.drop_table('adviser_ratings')
    op.drop_index('advisory_firms_one_per_number_idx', table_name='advisory_firms')
    op.drop_table('advisory_firms')
    for function in MADE:
        op.execute(f"DROP FUNCTION {function}()")
