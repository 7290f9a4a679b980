"""Branches join step by step: how far each is, what it signed, and what it may not begin before that.

Branches that are here already took part before there were agreements: they are live, and it says so.
"""

import sqlalchemy as sa
from alembic import op

revision = "202611271500"
down_revision = "202611270400"
branch_labels = None
depends_on = None

STATUSES = (
    "'invited', 'agreement_signed', 'processing_agreed', 'members_entered', 'go_live_asked', 'live', 'leaving', 'ended'"
)
PARTIES = "'branch', 'programme', 'platform'"
GONE = "(status IN ('leaving', 'ended'))"
PARTICIPATION = {
    "branchstatus": f"status IN ({STATUSES})",
    "left_from_known": f"left_from IN ({STATUSES})",
    "branchparty": f"notice_by IN ({PARTIES})",
    "data_agreed_first": "status NOT IN ('processing_agreed', 'members_entered', 'go_live_asked', 'live') "
    "OR data_agreed_at IS NOT NULL",
    "last_day_when_leaving": f"{GONE} = (last_on IS NOT NULL)",
    "left_from_when_leaving": f"{GONE} = (left_from IS NOT NULL)",
    "notice_when_leaving": f"{GONE} = (notice_by IS NOT NULL)",
    "ended_at_set": "(status = 'ended') = (ended_at IS NOT NULL)",
    "carried_out_after_end": "carried_out_at IS NULL OR ended_at IS NOT NULL",
}
AGREEMENT = {
    "agreementkind": "kind IN ('cooperation', 'data_processing')",
    "language_known": "language IN ('nl', 'en')",
    "two_people": "signed_by <> countersigned_by",
    "countersigned_whole": "(countersigned_at IS NULL) = (countersigner_name IS NULL) "
    "AND (countersigned_at IS NULL) = (countersigner_function IS NULL) "
    "AND (countersigned_at IS NULL) = (document IS NULL)",
    "returned_with_reason": "(returned_at IS NULL) = (return_reason IS NULL)",
    "one_answer": "countersigned_at IS NULL OR returned_at IS NULL",
}
CHANGE = {
    "branchstatus": f"to_status IN ({STATUSES})",
    "branchparty": f"party IN ({PARTIES})",
    "reason_given": "reason <> ''",
}

BEFORE = """
INSERT INTO branch_participations (branch_id, status, status_since, before_agreements, data_agreed_at, version)
SELECT id, 'live', created_at, true, created_at, 1 FROM organisations WHERE kind = 'branch'
"""
BEFORE_TOLD = """
INSERT INTO branch_status_changes (branch_id, to_status, party, reason, occurred_at)
SELECT branch_id, 'live', 'platform', 'Deed al mee voordat er overeenkomsten waren', now() FROM branch_participations
"""
SIGNED_STAYS = """
CREATE FUNCTION refuse_change_of_signature() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    people text[] := ARRAY['signed_by', 'countersigned_by', 'signer_name', 'signer_function', 'countersigner_name',
                           'countersigner_function'];
    answer text[] := ARRAY['countersigner_name', 'countersigner_function', 'countersigned_at', 'countersigned_by',
                           'returned_at', 'return_reason', 'document'];
BEGIN
    IF current_setting('slimmerwerken.erasing', true) = 'on' AND to_jsonb(NEW) - people = to_jsonb(OLD) - people THEN
        RETURN NEW;
    END IF;
    IF OLD.countersigned_at IS NULL AND OLD.returned_at IS NULL AND to_jsonb(NEW) - answer = to_jsonb(OLD) - answer THEN
        -- Erasure takes a signer away later on; on the day itself both are known, or it would not be two people.
        IF NEW.countersigned_at IS NOT NULL AND (NEW.signed_by IS NULL OR NEW.countersigned_by IS NULL) THEN
            RAISE EXCEPTION 'two known people sign' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was signed stays as it was' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
ANSWERED_LATER = """
CREATE FUNCTION refuse_signature_that_comes_answered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'first one signs, then the other' USING ERRCODE = 'check_violation';
END $$
"""
# Signatures go with the retention rule: seven years after the end of the branch, whose row stays.
SIGNED_KEPT = """
CREATE FUNCTION refuse_loss_of_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM branch_participations WHERE branch_id = OLD.branch_id
               AND ended_at < now() - interval '7 years') THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'what was signed is kept' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
DATA_AGREED = """
CREATE FUNCTION refuse_data_without_signatures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM branch_agreements WHERE branch_id = NEW.branch_id AND kind = 'data_processing'
                   AND countersigned_at IS NOT NULL) THEN
        RAISE EXCEPTION 'both sign the data-processing agreement first' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
# Once per statement: a register of 250,000 members is looked at as a whole.
REGISTER = """
CREATE FUNCTION refuse_members_without_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT branch_id FROM written) AS theirs
        LEFT JOIN branch_participations AS found USING (branch_id)
        WHERE found.data_agreed_at IS NULL OR found.ended_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'no members without a data-processing agreement' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""
IMPORTS = """
CREATE FUNCTION refuse_import_without_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM branch_participations WHERE branch_id = NEW.branch_id
                   AND data_agreed_at IS NOT NULL AND ended_at IS NULL) THEN
        RAISE EXCEPTION 'no members without a data-processing agreement' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
SYSTEMS = """
CREATE FUNCTION refuse_system_without_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM organisations WHERE id = NEW.organisation_id AND kind = 'branch') AND NOT EXISTS (
        SELECT FROM branch_participations WHERE branch_id = NEW.organisation_id
        AND data_agreed_at IS NOT NULL AND ended_at IS NULL
    ) THEN
        RAISE EXCEPTION 'no systems without a data-processing agreement' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
# A draft round may name who is still joining; a round that companies see may not.
SHARES = """
CREATE FUNCTION refuse_share_of_branch_not_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM rounds WHERE id = NEW.round_id AND status <> 'draft')
        AND EXISTS (SELECT FROM organisations WHERE id = NEW.organisation_id AND kind = 'branch')
        AND NOT EXISTS (SELECT FROM branch_participations WHERE branch_id = NEW.organisation_id AND status = 'live') THEN
        RAISE EXCEPTION 'only a branch that is live pays part of a round' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
ROUNDS = """
CREATE FUNCTION refuse_round_of_branch_not_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM funding_shares JOIN organisations ON organisations.id = funding_shares.organisation_id
        LEFT JOIN branch_participations ON branch_participations.branch_id = organisations.id
        WHERE funding_shares.round_id = NEW.id AND organisations.kind = 'branch'
        AND branch_participations.status IS DISTINCT FROM 'live'
    ) THEN
        RAISE EXCEPTION 'only a branch that is live pays part of a round' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
"""
FUNCTIONS = {
    "refuse_change_of_signature": SIGNED_STAYS,
    "refuse_signature_that_comes_answered": ANSWERED_LATER,
    "refuse_loss_of_signature": SIGNED_KEPT,
    "refuse_data_without_signatures": DATA_AGREED,
    "refuse_members_without_agreement": REGISTER,
    "refuse_import_without_agreement": IMPORTS,
    "refuse_system_without_agreement": SYSTEMS,
    "refuse_share_of_branch_not_live": SHARES,
    "refuse_round_of_branch_not_live": ROUNDS,
}
EACH = "FOR EACH ROW"
WRITTEN = "REFERENCING NEW TABLE AS written FOR EACH STATEMENT"
TRIGGERS = (
    (
        "branch_status_changes_append_only",
        "BEFORE UPDATE ON branch_status_changes",
        EACH,
        "refuse_change_but_erasure('reason', 'account_id')",
    ),
    (
        "branch_status_changes_kept",
        "BEFORE DELETE ON branch_status_changes",
        EACH,
        "refuse_change_until_old('occurred_at', '7 years')",
    ),
    ("branch_agreements_stay", "BEFORE UPDATE ON branch_agreements", EACH, "refuse_change_of_signature()"),
    (
        "branch_agreements_unanswered",
        "BEFORE INSERT ON branch_agreements",
        f"{EACH} WHEN (NEW.countersigned_at IS NOT NULL OR NEW.countersigned_by IS NOT NULL "
        "OR NEW.returned_at IS NOT NULL)",
        "refuse_signature_that_comes_answered()",
    ),
    ("branch_agreements_kept", "BEFORE DELETE ON branch_agreements", EACH, "refuse_loss_of_signature()"),
    (
        "branch_participations_before_stays",
        "BEFORE UPDATE OF before_agreements ON branch_participations",
        f"{EACH} WHEN (NEW.before_agreements <> OLD.before_agreements)",
        "refuse_change()",
    ),
    (
        "branch_participations_data_agreed",
        "BEFORE INSERT OR UPDATE OF data_agreed_at ON branch_participations",
        f"{EACH} WHEN (NEW.data_agreed_at IS NOT NULL AND NOT NEW.before_agreements)",
        "refuse_data_without_signatures()",
    ),
    ("branch_members_entered", "AFTER INSERT ON branch_members", WRITTEN, "refuse_members_without_agreement()"),
    ("branch_members_changed", "AFTER UPDATE ON branch_members", WRITTEN, "refuse_members_without_agreement()"),
    ("member_imports_agreed", "BEFORE INSERT ON member_imports", EACH, "refuse_import_without_agreement()"),
    (
        "machine_clients_agreed",
        "BEFORE INSERT ON machine_clients",
        f"{EACH} WHEN (NOT NEW.sandbox)",  # what tries out meets nobody real
        "refuse_system_without_agreement()",
    ),
    ("webhook_endpoints_agreed", "BEFORE INSERT ON webhook_endpoints", EACH, "refuse_system_without_agreement()"),
    ("funding_shares_live", "BEFORE INSERT ON funding_shares", EACH, "refuse_share_of_branch_not_live()"),
    (
        "rounds_live",
        "BEFORE UPDATE OF status ON rounds",
        f"{EACH} WHEN (OLD.status = 'draft' AND NEW.status = 'published')",
        "refuse_round_of_branch_not_live()",
    ),
)


def upgrade() -> None:
    """Make the tables, let who is here be live, and close the doors."""
    op.create_table(
        "branch_participations",
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before_agreements", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("data_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("left_from", sa.String(40), nullable=True),
        sa.Column("notice_by", sa.String(40), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("carried_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        *_checks("branch_participations", PARTICIPATION),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["organisations.id"], name=op.f("branch_participations_branch_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("branch_id", name=op.f("branch_participations_pkey")),
    )
    op.create_table(
        "branch_agreements",
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("signer_name", sa.String(), nullable=False),
        sa.Column("signer_function", sa.String(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_by", sa.Uuid(), nullable=True),
        sa.Column("countersigner_name", sa.String(), nullable=True),
        sa.Column("countersigner_function", sa.String(), nullable=True),
        sa.Column("countersigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("countersigned_by", sa.Uuid(), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("return_reason", sa.String(), nullable=True),
        sa.Column("document", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        *_checks("branch_agreements", AGREEMENT),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["branch_participations.branch_id"],
            name=op.f("branch_agreements_branch_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["signed_by"], ["accounts.id"], name=op.f("branch_agreements_signed_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["countersigned_by"],
            ["accounts.id"],
            name=op.f("branch_agreements_countersigned_by_fkey"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("branch_agreements_pkey")),
    )
    op.create_index(
        "branch_agreements_one_signature_idx",
        "branch_agreements",
        ["branch_id", "kind", "edition"],
        unique=True,
        postgresql_where=sa.text("returned_at IS NULL"),
    )
    op.create_index(
        "branch_agreements_unanswered_idx",
        "branch_agreements",
        ["branch_id"],
        postgresql_where=sa.text("countersigned_at IS NULL AND returned_at IS NULL"),
    )
    op.create_table(
        "branch_status_changes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("to_status", sa.String(40), nullable=False),
        sa.Column("party", sa.String(40), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        *_checks("branch_status_changes", CHANGE),
        sa.ForeignKeyConstraint(
            ["branch_id"],
            ["branch_participations.branch_id"],
            name=op.f("branch_status_changes_branch_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("branch_status_changes_account_id_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("branch_status_changes_pkey")),
    )
    op.create_index(op.f("branch_status_changes_branch_id_id_idx"), "branch_status_changes", ["branch_id", "id"])
    op.execute(BEFORE)
    op.execute(BEFORE_TOLD)
    for written in FUNCTIONS.values():
        op.execute(written)
    for name, when, how, act in TRIGGERS:
        op.execute(f"CREATE TRIGGER {name} {when} {how} EXECUTE FUNCTION {act}")


def downgrade() -> None:
    """Open the doors again, and drop what was agreed."""
    for name, when, _, _ in reversed(TRIGGERS):
        op.execute(f"DROP TRIGGER {name} ON {when.rpartition(' ')[2]}")
    op.drop_table("branch_status_changes")
    op.drop_table("branch_agreements")
    op.drop_table("branch_participations")
    for name in reversed(FUNCTIONS):
        op.execute(f"DROP FUNCTION {name}()")


def _checks(table: str, rules: dict[str, str]) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(rule, name=op.f(f"{table}_{name}_check")) for name, rule in rules.items()]
