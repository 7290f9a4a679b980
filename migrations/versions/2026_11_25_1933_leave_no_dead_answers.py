"""Deleted links and the former places of answers are cleared within a minute, not at some later time."""

from alembic import op

revision = "202611251933"
down_revision = "202611251911"
branch_labels = None
depends_on = None

TABLES = ("scan_invitation_tokens", "scan_responses")


def upgrade() -> None:
    for table in TABLES:
        op.execute(
            f"ALTER TABLE {table} SET (autovacuum_enabled = true, autovacuum_vacuum_threshold = 0, "
            "autovacuum_vacuum_scale_factor = 0)"
        )


def downgrade() -> None:
    for table in TABLES:
        op.execute(
            f"ALTER TABLE {table} RESET (autovacuum_enabled, autovacuum_vacuum_threshold, "
            "autovacuum_vacuum_scale_factor)"
        )
