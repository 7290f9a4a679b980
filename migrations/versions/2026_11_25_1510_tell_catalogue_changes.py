"""Tell at commit that a table of the public pages changed, so that no process keeps an old page."""

from alembic import op

revision = "202611251510"
down_revision = "202611251542"
branch_labels = None
depends_on = None

TABLES = (
    "organisations",
    "toolbox_items",
    "toolbox_versions",
    "toolbox_uses",
    "advisers",
    "referrals",
    "practices",
    "schemes",
    "rounds",
    "funding_shares",
    "ledger_accounts",
    "indicators",
)


def upgrade() -> None:
    op.execute("""
        CREATE FUNCTION tell_catalogue_changed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('catalogue', '');
            RETURN NULL;
        END $$
    """)
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_catalogue_changed AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION tell_catalogue_changed()"
        )


def downgrade() -> None:
    for table in TABLES:
        op.execute(f"DROP TRIGGER {table}_catalogue_changed ON {table}")
    op.execute("DROP FUNCTION tell_catalogue_changed()")
