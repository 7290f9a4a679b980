"""Toolbox: looking again and replacing, documents with a version, ratings by who uses it, downloads a day."""

import sqlalchemy as sa
from alembic import op

revision = "202611271620"
down_revision = "202611271610"
branch_labels = None
depends_on = None

MOVING = ("status", "archived_at", "review_on", "version", "updated_at", "search", "plain")


def _words_fixed(*moving: str) -> str:
    names = ", ".join(f"'{name}'" for name in moving)
    return f"""
        CREATE OR REPLACE FUNCTION keep_published_words() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            moving text[] := ARRAY[{names}];
        BEGIN
            IF OLD.status IN ('draft', 'in_review') THEN
                RETURN NEW;
            END IF;
            IF OLD.status = 'archived' OR NEW.status <> ALL (ARRAY['published', 'archived'])
                OR (to_jsonb(NEW) - moving) IS DISTINCT FROM (to_jsonb(OLD) - moving) THEN
                RAISE EXCEPTION 'a published version never changes'
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$
    """


def upgrade() -> None:
    """Make the tables, and the rules that the database keeps too."""
    for column in (
        sa.Column("replaced_by_id", sa.Uuid(), nullable=True),
        sa.Column("review_told_for", sa.Date(), nullable=True),
        sa.Column("shown_ratings", sa.BigInteger(), nullable=True),
        sa.Column("shown_halves", sa.BigInteger(), nullable=True),
    ):
        op.add_column("toolbox_items", column)
    op.create_foreign_key(
        op.f("toolbox_items_replaced_by_id_fkey"),
        "toolbox_items",
        "toolbox_items",
        ["replaced_by_id"],
        ["id"],
        ondelete="SET NULL",
    )
    for name, rule in (
        ("replaced_by_another", "replaced_by_id <> id"),
        ("rating_whole", "(shown_ratings IS NULL) = (shown_halves IS NULL)"),
        ("five_ratings_or_none", "shown_ratings >= 5"),
        ("halves_possible", "shown_halves BETWEEN 2 AND 10"),
    ):
        op.create_check_constraint(op.f(f"toolbox_items_{name}_check"), "toolbox_items", rule)
    op.create_index(op.f("toolbox_items_replaced_by_id_idx"), "toolbox_items", ["replaced_by_id"])
    op.add_column("toolbox_versions", sa.Column("checked_on", sa.Date(), nullable=True))
    op.execute(_words_fixed(*MOVING, "checked_on"))
    op.create_table(
        "toolbox_attachments",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["toolbox_versions.id"],
            name=op.f("toolbox_attachments_version_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["files.id"], name=op.f("toolbox_attachments_file_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version_id", "file_id", name=op.f("toolbox_attachments_pkey")),
    )
    op.create_index(op.f("toolbox_attachments_file_id_idx"), "toolbox_attachments", ["file_id"])
    # What goes together with its file or its version is no change of a published version.
    op.execute("""
        CREATE FUNCTION keep_published_attachments() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            touched toolbox_attachments := COALESCE(NEW, OLD);
        BEGIN
            IF EXISTS (
                SELECT FROM toolbox_versions
                WHERE id = touched.version_id AND status NOT IN ('draft', 'in_review')
            ) AND EXISTS (SELECT FROM files WHERE id = touched.file_id) THEN
                RAISE EXCEPTION 'a published version never changes'
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN touched;
        END $$
    """)
    op.execute("""
        CREATE TRIGGER toolbox_attachments_fixed BEFORE INSERT OR UPDATE OR DELETE ON toolbox_attachments
        FOR EACH ROW EXECUTE FUNCTION keep_published_attachments()
    """)
    op.create_table(
        "toolbox_ratings",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("what_worked", sa.String(), nullable=True),
        sa.Column("for_whom", sa.String(), nullable=True),
        sa.Column("experience_status", sa.String(40), nullable=True),
        sa.Column("rated_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("toolbox_ratings_score_one_to_five_check")),
        sa.CheckConstraint(
            "(experience_status IS NULL) = (what_worked IS NULL AND for_whom IS NULL)",
            name=op.f("toolbox_ratings_words_have_a_status_check"),
        ),
        sa.CheckConstraint(
            "experience_status IN ('waiting', 'approved', 'withheld')",
            name=op.f("toolbox_ratings_experiencestatus_check"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id", "company_id"],
            ["toolbox_uses.item_id", "toolbox_uses.company_id"],
            name=op.f("toolbox_ratings_item_id_company_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("toolbox_ratings_pkey")),
        sa.UniqueConstraint("item_id", "company_id", name=op.f("toolbox_ratings_item_id_company_id_key")),
    )
    op.execute("""
        CREATE FUNCTION rate_after_four_weeks() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (
                SELECT FROM toolbox_uses
                WHERE item_id = NEW.item_id AND company_id = NEW.company_id AND used_since <= NEW.rated_on - 28
            ) THEN
                RAISE EXCEPTION 'a rating follows four weeks of use' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$
    """)
    op.execute("""
        CREATE TRIGGER toolbox_ratings_after_four_weeks BEFORE INSERT OR UPDATE ON toolbox_ratings
        FOR EACH ROW EXECUTE FUNCTION rate_after_four_weeks()
    """)
    op.create_table(
        "toolbox_downloads",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("downloaded_on", sa.Date(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("count >= 1", name=op.f("toolbox_downloads_count_positive_check")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["toolbox_items.id"], name=op.f("toolbox_downloads_item_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "downloaded_on", name=op.f("toolbox_downloads_pkey")),
    )
    for table in ("toolbox_attachments", "toolbox_ratings"):
        op.execute(
            f"CREATE TRIGGER {table}_catalogue_changed AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION tell_catalogue_changed()"
        )


def downgrade() -> None:
    """Drop them, with every rating and the links to documents."""
    op.drop_table("toolbox_downloads")
    op.drop_table("toolbox_ratings")
    op.execute("DROP FUNCTION rate_after_four_weeks()")
    op.drop_table("toolbox_attachments")
    op.execute("DROP FUNCTION keep_published_attachments()")
    op.execute(_words_fixed(*MOVING))
    op.drop_column("toolbox_versions", "checked_on")
    op.drop_index(op.f("toolbox_items_replaced_by_id_idx"), table_name="toolbox_items")
    for column in ("replaced_by_id", "review_told_for", "shown_ratings", "shown_halves"):
        op.drop_column("toolbox_items", column)
