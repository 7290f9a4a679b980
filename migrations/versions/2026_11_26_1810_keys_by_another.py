"""Nobody alone makes a system move vouchers in the name of officers: one gives the right, another makes the key."""

import sqlalchemy as sa
from alembic import op

revision = "202611261810"
down_revision = "202611261702"
branch_labels = None
depends_on = None

# Systems that had the right before nobody was asked for it: they get it again from somebody who made no key.
TAKE_BACK = (
    "UPDATE machine_clients SET revoked_at = now() WHERE scopes = ARRAY['vouchers:sync']::varchar[] AND revoked_at IS NULL",
    "UPDATE machine_clients SET scopes = array_remove(scopes, 'vouchers:sync'::varchar) WHERE cardinality(scopes) > 1",
)
REFUSE = """
RAISE EXCEPTION 'one gives a system the right to move vouchers, another makes its key'
    USING ERRCODE = 'integrity_constraint_violation'
"""
RIGHT = f"""
CREATE FUNCTION refuse_right_by_key_maker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sync_given_by IS NULL
        OR EXISTS (SELECT FROM machine_credentials WHERE client_id = NEW.id AND created_by = NEW.sync_given_by) THEN
        {REFUSE};
    END IF;
    RETURN NEW;
END $$
"""
KEY = f"""
CREATE FUNCTION refuse_key_by_right_giver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM machine_clients
        WHERE id = NEW.client_id AND sync_given_by = NEW.created_by AND 'vouchers:sync' = ANY (scopes)
    ) THEN
        {REFUSE};
    END IF;
    RETURN NEW;
END $$
"""
# A proposal counts while whoever made it may still decide.
BY_TWO = """
CREATE OR REPLACE FUNCTION refuse_grant_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE above bigint := (
    SELECT schemes.four_eyes_above_cents FROM rounds JOIN schemes ON schemes.id = rounds.scheme_id
    WHERE rounds.id = NEW.round_id
);
BEGIN
    IF NEW.granted_cents > above AND NOT EXISTS (
        SELECT FROM decision_proposals
        WHERE voucher_id = NEW.id AND proposed_by = NEW.proposed_by AND proposed_by <> NEW.granted_by
          AND granted_cents >= NEW.granted_cents AND status IN ('open', 'followed') {more}
    ) THEN
        RAISE EXCEPTION 'a grant above the limit of the scheme takes two officers'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
STILL = "AND EXISTS (SELECT FROM memberships WHERE account_id = proposed_by AND role = 'syntens_officer')"


def upgrade() -> None:
    for table, column in (("machine_clients", "sync_given_by"), ("machine_credentials", "created_by")):
        op.add_column(table, sa.Column(column, sa.Uuid(), nullable=True))
        op.create_foreign_key(
            op.f(f"{table}_{column}_fkey"), table, "accounts", [column], ["id"], ondelete="SET NULL"
        )
    op.create_index(op.f("machine_credentials_created_by_idx"), "machine_credentials", ["created_by"])
    for statement in (*TAKE_BACK, RIGHT, KEY):
        op.execute(statement)
    for moment, more in (
        ("INSERT", ""),
        ("UPDATE OF scopes", "AND NOT 'vouchers:sync' = ANY (OLD.scopes)"),
    ):
        op.execute(
            f"CREATE TRIGGER machine_clients_right_on_{moment.split()[0].lower()} BEFORE {moment} ON machine_clients "
            f"FOR EACH ROW WHEN ('vouchers:sync' = ANY (NEW.scopes) {more}) EXECUTE FUNCTION refuse_right_by_key_maker()"
        )
    op.execute(
        "CREATE TRIGGER machine_credentials_by_another BEFORE INSERT ON machine_credentials FOR EACH ROW "
        "WHEN (NEW.created_by IS NOT NULL) EXECUTE FUNCTION refuse_key_by_right_giver()"
    )
    op.execute(BY_TWO.replace("{more}", STILL))


def downgrade() -> None:
    op.execute(BY_TWO.replace("{more}", ""))
    op.execute("DROP TRIGGER machine_credentials_by_another ON machine_credentials")
    for moment in ("insert", "update"):
        op.execute(f"DROP TRIGGER machine_clients_right_on_{moment} ON machine_clients")
    op.execute("DROP FUNCTION refuse_key_by_right_giver()")
    op.execute("DROP FUNCTION refuse_right_by_key_maker()")
    op.drop_column("machine_credentials", "created_by")
    op.drop_column("machine_clients", "sync_given_by")
