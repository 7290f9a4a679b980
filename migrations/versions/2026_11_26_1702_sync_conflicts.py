"""What another system sends and cannot be here becomes a work item, which an officer decides."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611261702"
down_revision = "202611261701"
branch_labels = None
depends_on = None

STATUSES = (
    "draft",
    "submitted",
    "waitlisted",
    "in_review",
    "information_requested",
    "granted",
    "rejected",
    "not_considered",
    "withdrawn",
    "in_use",
    "claimed",
    "claim_returned",
    "settled",
    "expired",
    "revoked",
)


def _words(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "sync_conflicts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voucher_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("client_name", sa.String(), nullable=False),
        sa.Column("source_event_id", sa.String(), nullable=False),
        sa.Column("source_fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("source_occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_there_by", sa.Uuid(), nullable=False),
        sa.Column("their_status", _words("their_status", *STATUSES), nullable=False),
        sa.Column("wish", postgresql.JSONB(), nullable=False),
        sa.Column("our_status", _words("voucherstatus", *STATUSES), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", _words("conflictstatus", "open", "kept_ours", "took_theirs"), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(status = 'open') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL) "
            "AND (decided_by IS NULL) = (reason IS NULL)",
            name=op.f("sync_conflicts_decided_whole_check"),
        ),
        sa.ForeignKeyConstraint(["voucher_id"], ["vouchers.id"], name=op.f("sync_conflicts_voucher_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("sync_conflicts_pkey")),
        sa.UniqueConstraint(
            "client_id", "source_event_id", name=op.f("sync_conflicts_client_id_source_event_id_key")
        ),
    )
    op.create_index(op.f("sync_conflicts_voucher_id_idx"), "sync_conflicts", ["voucher_id"])
    op.create_index(op.f("sync_conflicts_status_received_at_idx"), "sync_conflicts", ["status", "received_at"])


def downgrade() -> None:
    op.drop_table("sync_conflicts")
