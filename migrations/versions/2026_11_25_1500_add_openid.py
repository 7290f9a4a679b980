"""Level of assurance of a session; sign-ins through an identity provider, and who is who there."""

import sqlalchemy as sa
from alembic import op

revision = "202611251500"
down_revision = "202611251501"
branch_labels = None
depends_on = None


def _assurance():
    return sa.Enum(
        "basic", "substantial", "high", name="assurance", native_enum=False, create_constraint=True, length=40
    )


def upgrade() -> None:
    op.add_column("sessions", sa.Column("assurance", _assurance(), nullable=True))
    op.create_table(
        "openid_attempts",
        sa.Column("state_hash", sa.LargeBinary(), nullable=False),
        sa.Column("browser_hash", sa.LargeBinary(), nullable=False),
        sa.Column("return_to", sa.String(length=1000), nullable=False),
        sa.Column("assurance", _assurance(), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("openid_attempts_session_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("openid_attempts_pkey")),
        sa.UniqueConstraint("state_hash", name=op.f("openid_attempts_state_hash_key")),
    )
    op.create_index(op.f("openid_attempts_expires_at_idx"), "openid_attempts", ["expires_at"])
    op.create_index(op.f("openid_attempts_session_id_idx"), "openid_attempts", ["session_id"])
    op.create_table(
        "openid_identities",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("openid_identities_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("openid_identities_pkey")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("openid_identities_issuer_subject_key")),
        sa.UniqueConstraint("account_id", "issuer", name=op.f("openid_identities_account_id_issuer_key")),
    )


def downgrade() -> None:
    op.drop_table("openid_identities")
    op.drop_table("openid_attempts")
    op.drop_column("sessions", "assurance")
