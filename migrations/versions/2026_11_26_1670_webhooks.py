"""Webhooks: endpoints of organisations, the messages to them, and each attempt."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611261670"
down_revision = "202611261655"
branch_labels = None
depends_on = None

WAITING = sa.text("state = 'waiting'")


def _enum(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _moment(name: str, *, nullable: bool = True, now: bool = False) -> sa.Column:
    default = sa.text("now()") if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable and not now, server_default=default)


def upgrade() -> None:
    op.create_table(
        "webhook_endpoints",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("message_types", sa.ARRAY(sa.String()), nullable=False),
        sa.Column("status", _enum("endpointstatus", "active", "paused", "disabled"), nullable=False),
        sa.Column("disabled_because", _enum("disabledbecause", "gone", "failing"), nullable=True),
        sa.Column("sealed_secret", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_former_secret", sa.LargeBinary(), nullable=True),
        _moment("former_until"),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        _moment("last_delivered_at"),
        _moment("failing_since"),
        sa.Column("id", sa.Uuid(), nullable=False),
        _moment("created_at", now=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        _moment("updated_at", now=True),
        sa.CheckConstraint("cardinality(message_types) > 0", name=op.f("webhook_endpoints_message_types_some_check")),
        sa.CheckConstraint(
            "(status = 'disabled') = (disabled_because IS NOT NULL)",
            name=op.f("webhook_endpoints_disabled_for_a_reason_check"),
        ),
        sa.CheckConstraint(
            "(sealed_former_secret IS NULL) = (former_until IS NULL)",
            name=op.f("webhook_endpoints_former_secret_ends_check"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("webhook_endpoints_organisation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["accounts.id"], name=op.f("webhook_endpoints_created_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("webhook_endpoints_pkey")),
    )
    op.create_index("webhook_endpoints_organisation_idx", "webhook_endpoints", ["organisation_id", "name"])
    op.create_table(
        "webhook_deliveries",
        sa.Column("endpoint_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("message_type", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("sequence", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("state", _enum("deliverystate", "waiting", "delivered", "failed"), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        _moment("next_attempt_at", nullable=False),
        sa.Column("lease", sa.Uuid(), nullable=True),
        _moment("leased_until"),
        _moment("ended_at"),
        sa.Column("id", sa.Uuid(), nullable=False),
        _moment("created_at", now=True),
        sa.CheckConstraint(
            "(subject_id IS NULL) = (sequence IS NULL)", name=op.f("webhook_deliveries_subject_has_sequence_check")
        ),
        sa.CheckConstraint(
            "(lease IS NULL) = (leased_until IS NULL)", name=op.f("webhook_deliveries_lease_ends_check")
        ),
        sa.CheckConstraint(
            "state = 'waiting' OR lease IS NULL", name=op.f("webhook_deliveries_lease_of_waiting_check")
        ),
        sa.ForeignKeyConstraint(
            ["endpoint_id"],
            ["webhook_endpoints.id"],
            name=op.f("webhook_deliveries_endpoint_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("webhook_deliveries_pkey")),
        sa.UniqueConstraint("endpoint_id", "message_id", name=op.f("webhook_deliveries_endpoint_id_message_id_key")),
    )
    for name, columns, where in (
        ("due", ["endpoint_id", "next_attempt_at"], WAITING),
        ("line", ["endpoint_id", "subject_id", "sequence"], WAITING),
        ("leased", ["endpoint_id"], sa.text("lease IS NOT NULL")),
        ("log", ["endpoint_id", "created_at", "id"], None),
        ("age", ["created_at"], None),
    ):
        op.create_index(f"webhook_deliveries_{name}_idx", "webhook_deliveries", columns, postgresql_where=where)
    op.create_table(
        "webhook_attempts",
        sa.Column("delivery_id", sa.Uuid(), nullable=False),
        _moment("started_at", nullable=False),
        sa.Column("milliseconds", sa.BigInteger(), nullable=False),
        sa.Column("request_headers", postgresql.JSONB(), nullable=False),
        sa.Column("status_code", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column(
            "fault",
            _enum("fault", "address", "connection", "certificate", "time", "redirect", "status", "secret"),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"],
            ["webhook_deliveries.id"],
            name=op.f("webhook_attempts_delivery_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("webhook_attempts_pkey")),
    )
    op.create_index("webhook_attempts_delivery_idx", "webhook_attempts", ["delivery_id", "started_at"])


def downgrade() -> None:
    op.drop_table("webhook_attempts")
    op.drop_table("webhook_deliveries")
    op.drop_table("webhook_endpoints")
