"""Sign-ups that wait for confirmation, links in mails, counts of attempts; the device of a session."""

import sqlalchemy as sa
from alembic import op

revision = "202611251517"
down_revision = "202611251544"
branch_labels = None
depends_on = None


def _made() -> tuple[sa.Column, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    )


def upgrade() -> None:
    op.add_column("sessions", sa.Column("browser", sa.String(), nullable=True))
    op.add_column("sessions", sa.Column("system", sa.String(), nullable=True))
    op.create_table(
        "sign_ups",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        *_made(),
        sa.CheckConstraint("octet_length(token_hash) = 32", name=op.f("sign_ups_token_hashed_check")),
        sa.CheckConstraint("language in ('nl', 'en')", name=op.f("sign_ups_language_known_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("sign_ups_pkey")),
        sa.UniqueConstraint("token_hash", name=op.f("sign_ups_token_hash_key")),
    )
    op.create_index(op.f("sign_ups_email_idx"), "sign_ups", ["email"])
    op.create_index(op.f("sign_ups_expires_at_idx"), "sign_ups", ["expires_at"])
    op.create_table(
        "email_links",
        sa.Column(
            "purpose",
            sa.Enum(
                "sign_in",
                "reset_password",
                "change_email",
                name="linkpurpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        *_made(),
        sa.CheckConstraint("octet_length(token_hash) = 32", name=op.f("email_links_token_hashed_check")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("email_links_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("email_links_pkey")),
        sa.UniqueConstraint("token_hash", name=op.f("email_links_token_hash_key")),
    )
    op.create_index(op.f("email_links_account_id_idx"), "email_links", ["account_id"])
    op.create_index(op.f("email_links_expires_at_idx"), "email_links", ["expires_at"])
    op.create_table(
        "throttles",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("full_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("throttles_pkey")),
    )
    op.create_index(op.f("throttles_full_at_idx"), "throttles", ["full_at"])


def downgrade() -> None:
    op.drop_table("throttles")
    op.drop_table("email_links")
    op.drop_table("sign_ups")
    op.drop_column("sessions", "system")
    op.drop_column("sessions", "browser")
