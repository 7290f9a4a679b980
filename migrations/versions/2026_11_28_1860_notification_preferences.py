"""How somebody wants to be told, the day of their last digest, and why a notice came."""

import sqlalchemy as sa
from alembic import op

revision = "202611281860"
down_revision = "202611281850"
branch_labels = None
depends_on = None

RHYTHMS = ("at_once", "daily", "weekly", "app_only")
TIME_OF_DAY = "^([01][0-9]|2[0-3]):[0-5][0-9]$"


def _rhythm(kind: str) -> sa.Column[str]:
    known = sa.Enum(*RHYTHMS, name=f"{kind}mail", native_enum=False, create_constraint=True, length=40)
    return sa.Column(f"{kind}_mail", known, nullable=False)


def upgrade() -> None:
    """Nobody chose yet: without a row everything is as it begins. Notices that are there wait for no digest."""
    op.add_column("notices", sa.Column("role", sa.String(length=40), nullable=True))
    op.add_column("notices", sa.Column("awaits_digest", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index(
        "notices_awaiting_idx",
        "notices",
        ["account_id"],
        postgresql_where=sa.text("awaits_digest AND read_at IS NULL"),
    )
    op.create_table(
        "notification_preferences",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        *[_rhythm(kind) for kind in ("case", "work", "community", "news")],
        sa.Column("quiet_from", sa.String(length=5), nullable=True),
        sa.Column("quiet_until", sa.String(length=5), nullable=True),
        sa.Column("quiet_weekends", sa.Boolean(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.CheckConstraint(
            "(quiet_from IS NULL) = (quiet_until IS NULL)",
            name=op.f("notification_preferences_quiet_hours_whole_check"),
        ),
        sa.CheckConstraint(
            "quiet_from <> quiet_until", name=op.f("notification_preferences_quiet_hours_not_all_day_check")
        ),
        sa.CheckConstraint(
            f"quiet_from ~ '{TIME_OF_DAY}'", name=op.f("notification_preferences_quiet_from_a_time_check")
        ),
        sa.CheckConstraint(
            f"quiet_until ~ '{TIME_OF_DAY}'", name=op.f("notification_preferences_quiet_until_a_time_check")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name=op.f("notification_preferences_account_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("notification_preferences_pkey")),
    )
    op.create_table(
        "notification_digests",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("notification_digests_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("notification_digests_pkey")),
    )


def downgrade() -> None:
    """As it was: everybody gets a mail at once."""
    op.drop_table("notification_digests")
    op.drop_table("notification_preferences")
    op.drop_index("notices_awaiting_idx", table_name="notices")
    op.drop_column("notices", "awaits_digest")
    op.drop_column("notices", "role")
