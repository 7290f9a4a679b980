"""Many moves of a system as a job: what it sent, how far it is, and what became of each move."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611270200"
down_revision = "202611270010"
branch_labels = None
depends_on = None

JOBS, ITEMS = "voucher_status_change_jobs", "voucher_status_change_job_items"
DONE = "applied + already_applied + conflicts + refused"


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        JOBS,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("client_name", sa.String(), nullable=False),
        sa.Column("idempotency_key", sa.String(), nullable=True),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("applied", sa.BigInteger(), nullable=False),
        sa.Column("already_applied", sa.BigInteger(), nullable=False),
        sa.Column("conflicts", sa.BigInteger(), nullable=False),
        sa.Column("refused", sa.BigInteger(), nullable=False),
        sa.Column("received_at", moment, nullable=False),
        sa.Column("started_at", moment, nullable=True),
        sa.Column("last_at", moment, nullable=True),
        sa.Column("finished_at", moment, nullable=True),
        sa.CheckConstraint(
            f"{DONE} <= total AND (finished_at IS NULL) = ({DONE} < total)", name=op.f(f"{JOBS}_finished_whole_check")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f(f"{JOBS}_organisation_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"{JOBS}_pkey")),
        sa.UniqueConstraint("client_id", "idempotency_key", name=op.f(f"{JOBS}_client_id_idempotency_key_key")),
    )
    op.create_index(
        op.f(f"{JOBS}_client_id_fingerprint_idx"),
        JOBS,
        ["client_id", "fingerprint"],
        unique=True,
        postgresql_where=sa.text("idempotency_key IS NULL"),
    )
    op.create_index(op.f(f"{JOBS}_organisation_id_received_at_idx"), JOBS, ["organisation_id", "received_at"])
    op.create_index(
        op.f(f"{JOBS}_client_id_received_at_idx"),
        JOBS,
        ["client_id", "received_at"],
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    outcomes = ("applied", "already_applied", "conflict", "refused")
    op.create_table(
        ITEMS,
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("index", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("voucher_id", sa.Uuid(), nullable=False),
        sa.Column("if_version", sa.BigInteger(), nullable=False),
        sa.Column("wish", postgresql.JSONB(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(*outcomes, name="bulkoutcome", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("status", sa.BigInteger(), nullable=True),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("conflict_id", sa.Uuid(), nullable=True),
        sa.Column("problem", postgresql.JSONB(), nullable=True),
        sa.CheckConstraint(
            "(wish IS NULL) = (outcome IS NOT NULL) AND (outcome IS NULL) = (status IS NULL)",
            name=op.f(f"{ITEMS}_ended_whole_check"),
        ),
        sa.CheckConstraint(
            "(problem IS NOT NULL) = coalesce(outcome IN ('conflict', 'refused'), false)",
            name=op.f(f"{ITEMS}_reason_check"),
        ),
        sa.ForeignKeyConstraint(["job_id"], [f"{JOBS}.id"], name=op.f(f"{ITEMS}_job_id_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job_id", "index", name=op.f(f"{ITEMS}_pkey")),
    )


def downgrade() -> None:
    op.drop_table(ITEMS)
    op.drop_table(JOBS)
