"""API clients of organisations, their credentials, used assertions, signing keys; the audit trail names clients."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611251501"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "machine_clients",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("scopes", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("cardinality(scopes) > 0", name=op.f("machine_clients_scopes_some_check")),
        sa.ForeignKeyConstraint(
            ["created_by"], ["accounts.id"], name=op.f("machine_clients_created_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("machine_clients_organisation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("machine_clients_pkey")),
    )
    op.create_index(
        "machine_clients_active_idx",
        "machine_clients",
        ["organisation_id", "name"],
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "machine_credentials",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "secret", "public_key", name="credentialkind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=True),
        sa.Column("public_jwk", postgresql.JSONB(), nullable=True),
        sa.Column("kid", sa.String(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(kind = 'public_key') = (public_jwk IS NOT NULL)",
            name=op.f("machine_credentials_public_key_whole_check"),
        ),
        sa.CheckConstraint(
            "(kind = 'secret') = (secret_hash IS NOT NULL)", name=op.f("machine_credentials_secret_hashed_check")
        ),
        sa.CheckConstraint(
            "public_jwk IS NULL OR NOT public_jwk ? 'd'", name=op.f("machine_credentials_public_key_public_check")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["machine_clients.id"],
            name=op.f("machine_credentials_client_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("machine_credentials_pkey")),
        sa.UniqueConstraint("secret_hash", name=op.f("machine_credentials_secret_hash_key")),
    )
    op.create_index(
        "machine_credentials_kid_idx",
        "machine_credentials",
        ["client_id", "kid"],
        unique=True,
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "used_assertions",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("jti_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["machine_clients.id"], name=op.f("used_assertions_client_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("client_id", "jti_hash", name=op.f("used_assertions_pkey")),
    )
    op.create_index(op.f("used_assertions_expires_at_idx"), "used_assertions", ["expires_at"])
    op.create_table(
        "signing_keys",
        sa.Column("kid", sa.String(), nullable=False),
        sa.Column("public_jwk", postgresql.JSONB(), nullable=False),
        sa.Column("sealed_private_pem", sa.LargeBinary(), nullable=False),
        sa.Column("signs_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("kid", name=op.f("signing_keys_pkey")),
    )
    op.create_index(op.f("signing_keys_signs_from_idx"), "signing_keys", ["signs_from"])
    op.add_column("audit_entries", sa.Column("client_id", sa.Uuid(), nullable=True))


def downgrade() -> None:
    op.drop_column("audit_entries", "client_id")
    op.drop_table("signing_keys")
    op.drop_table("used_assertions")
    op.drop_table("machine_credentials")
    op.drop_table("machine_clients")
