"""Messages of a webhook in the sandbox go wrong on purpose, by number, for the system that made the webhook."""

import sqlalchemy as sa
from alembic import op

revision = "202611271530"
down_revision = "202611271520"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add who made a webhook, and what goes wrong with a message."""
    op.add_column("webhook_endpoints", sa.Column("client_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("webhook_endpoints_client_id_fkey"),
        "webhook_endpoints",
        "machine_clients",
        ["client_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.create_index(op.f("webhook_endpoints_client_id_idx"), "webhook_endpoints", ["client_id"])
    op.add_column("webhook_deliveries", sa.Column("number", sa.BigInteger(), nullable=True))
    op.add_column("webhook_deliveries", sa.Column("sent_twice", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column("webhook_deliveries", "sent_twice", server_default=None)
    op.add_column("webhook_deliveries", sa.Column("held_until", sa.DateTime(timezone=True), nullable=True))
    op.create_check_constraint(
        op.f("webhook_deliveries_faults_by_number_check"),
        "webhook_deliveries",
        "number IS NOT NULL OR NOT sent_twice AND held_until IS NULL",
    )
    op.create_unique_constraint(
        op.f("webhook_deliveries_endpoint_id_number_key"), "webhook_deliveries", ["endpoint_id", "number"]
    )


def downgrade() -> None:
    """What waits goes out in order."""
    op.drop_constraint(op.f("webhook_deliveries_endpoint_id_number_key"), "webhook_deliveries", type_="unique")
    op.drop_constraint(op.f("webhook_deliveries_faults_by_number_check"), "webhook_deliveries", type_="check")
    for column in ("held_until", "sent_twice", "number"):
        op.drop_column("webhook_deliveries", column)
    op.drop_index(op.f("webhook_endpoints_client_id_idx"), table_name="webhook_endpoints")
    op.drop_constraint(op.f("webhook_endpoints_client_id_fkey"), "webhook_endpoints", type_="foreignkey")
    op.drop_column("webhook_endpoints", "client_id")
