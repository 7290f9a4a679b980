"""A system for trying out has a sandbox of its own; nothing it does can be written down among what is real."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611270300"
down_revision = "202611270200"
branch_labels = None
depends_on = None

STAYS = """
CREATE FUNCTION refuse_other_world() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a system for trying out stays one, and a real one stays real'
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
ELSEWHERE = """
CREATE FUNCTION refuse_act_of_sandbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM machine_clients WHERE id = NEW.client_id AND sandbox) THEN
        RAISE EXCEPTION 'a system for trying out acts in its sandbox only'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
# Every act of a system leaves an audit entry; a move of a voucher stands in its history too.
GUARDED = ("audit_entries", "voucher_status_changes")


def upgrade() -> None:
    op.add_column("machine_clients", sa.Column("sandbox", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column("machine_clients", "sandbox", server_default=None)
    op.add_column("machine_clients", sa.Column("faults", postgresql.JSONB(), nullable=True))
    op.create_check_constraint(op.f("machine_clients_faults_in_sandbox_check"), "machine_clients", "faults IS NULL OR sandbox")
    op.execute(STAYS)
    op.execute(
        "CREATE TRIGGER machine_clients_in_one_world BEFORE UPDATE OF sandbox ON machine_clients"
        " FOR EACH ROW WHEN (NEW.sandbox <> OLD.sandbox) EXECUTE FUNCTION refuse_other_world()"
    )
    op.execute(ELSEWHERE)
    for table in GUARDED:
        op.execute(
            f"CREATE TRIGGER {table}_are_real BEFORE INSERT ON {table}"
            " FOR EACH ROW WHEN (NEW.client_id IS NOT NULL) EXECUTE FUNCTION refuse_act_of_sandbox()"
        )


def downgrade() -> None:
    # What is left would be a real one to the version before: it loses its access.
    op.execute("UPDATE machine_clients SET revoked_at = now() WHERE sandbox AND revoked_at IS NULL")
    for table in GUARDED:
        op.execute(f"DROP TRIGGER {table}_are_real ON {table}")
    op.execute("DROP FUNCTION refuse_act_of_sandbox()")
    op.execute("DROP TRIGGER machine_clients_in_one_world ON machine_clients")
    op.execute("DROP FUNCTION refuse_other_world()")
    op.drop_constraint(op.f("machine_clients_faults_in_sandbox_check"), "machine_clients", type_="check")
    op.drop_column("machine_clients", "faults")
    op.drop_column("machine_clients", "sandbox")
