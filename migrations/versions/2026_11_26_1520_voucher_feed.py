"""The feed of voucher changes: an entry per move and per erasure, numbered in the order in which they are committed.

Triggers at commit number the entries under one lock, so a reader who has passed a number has passed all before it.
"""

import sqlalchemy as sa
from alembic import op

revision = "202611261520"
down_revision = "202611261510"
branch_labels = None
depends_on = None

# Deferred: all locks on rows are held by then, and who holds this one only has to commit.
FUNCTIONS = (
    """
    CREATE FUNCTION put_in_voucher_feed(voucher uuid, change bigint) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('voucher feed', 0));
        INSERT INTO voucher_feed_entries (voucher_id, change_id, recorded_at) VALUES (voucher, change, clock_timestamp());
    END $$
    """,
    """
    CREATE FUNCTION feed_voucher_move() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT FROM vouchers WHERE id = NEW.voucher_id AND submitted_at IS NOT NULL) THEN
            PERFORM put_in_voucher_feed(NEW.voucher_id, NEW.id);
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION feed_voucher_gone() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM put_in_voucher_feed(OLD.id, NULL);
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION feed_erased_company() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM put_in_voucher_feed(each.id, NULL)
        FROM (SELECT id FROM vouchers WHERE company_id = NEW.id AND submitted_at IS NOT NULL ORDER BY id) each;
        RETURN NULL;
    END $$
    """,
)
TRIGGERS = (
    "CREATE CONSTRAINT TRIGGER voucher_status_changes_feed AFTER INSERT ON voucher_status_changes "
    "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION feed_voucher_move()",
    "CREATE CONSTRAINT TRIGGER vouchers_feed AFTER DELETE ON vouchers DEFERRABLE INITIALLY DEFERRED "
    "FOR EACH ROW WHEN (OLD.submitted_at IS NOT NULL) EXECUTE FUNCTION feed_voucher_gone()",
    "CREATE CONSTRAINT TRIGGER companies_feed AFTER UPDATE OF erased ON companies DEFERRABLE INITIALLY DEFERRED "
    "FOR EACH ROW WHEN (NEW.erased AND NOT OLD.erased) EXECUTE FUNCTION feed_erased_company()",
)
SO_FAR = """
INSERT INTO voucher_feed_entries (voucher_id, change_id, recorded_at)
SELECT change.voucher_id, change.id, change.recorded_at
FROM voucher_status_changes change JOIN vouchers voucher ON voucher.id = change.voucher_id
WHERE voucher.submitted_at IS NOT NULL AND change.recorded_at > now() - interval '90 days'
ORDER BY change.id
"""


def upgrade() -> None:
    op.create_table(
        "voucher_feed_entries",
        sa.Column("position", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("voucher_id", sa.Uuid(), nullable=False),
        sa.Column("change_id", sa.BigInteger(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["voucher_status_changes.id"],
            name=op.f("voucher_feed_entries_change_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("voucher_feed_entries_pkey")),
        sa.UniqueConstraint("change_id", name=op.f("voucher_feed_entries_change_id_key")),
    )
    op.create_index(op.f("voucher_feed_entries_recorded_at_idx"), "voucher_feed_entries", ["recorded_at"])
    op.add_column("voucher_status_changes", sa.Column("client_id", sa.Uuid(), nullable=True))
    op.add_column("voucher_status_changes", sa.Column("source_event_id", sa.String(), nullable=True))
    op.create_index(
        "voucher_status_changes_source_event_idx",
        "voucher_status_changes",
        ["client_id", "source_event_id"],
        unique=True,
        postgresql_where=sa.text("source_event_id IS NOT NULL"),
    )
    op.create_check_constraint(
        op.f("voucher_status_changes_event_of_client_check"),
        "voucher_status_changes",
        "source_event_id IS NULL OR client_id IS NOT NULL",
    )
    op.execute(SO_FAR)
    for statement in (*FUNCTIONS, *TRIGGERS):
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP TRIGGER companies_feed ON companies")
    op.execute("DROP TRIGGER vouchers_feed ON vouchers")
    op.execute("DROP TRIGGER voucher_status_changes_feed ON voucher_status_changes")
    for name in ("feed_erased_company()", "feed_voucher_gone()", "feed_voucher_move()"):
        op.execute(f"DROP FUNCTION {name}")
    op.execute("DROP FUNCTION put_in_voucher_feed(uuid, bigint)")
    op.drop_constraint(op.f("voucher_status_changes_event_of_client_check"), "voucher_status_changes", type_="check")
    op.drop_index("voucher_status_changes_source_event_idx", "voucher_status_changes")
    op.drop_column("voucher_status_changes", "source_event_id")
    op.drop_column("voucher_status_changes", "client_id")
    op.drop_table("voucher_feed_entries")
