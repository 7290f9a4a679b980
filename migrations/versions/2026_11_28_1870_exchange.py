"""The exchange between branches: shares with versions that never change, who took them over, and who follows whom."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611281870"
down_revision = "202611281860"
branch_labels = None
depends_on = None

THEMES = (
    *("work_division", "working_time", "management", "participation", "craftsmanship", "process", "technology"),
    "results",
)
ONE_RESULT = (
    "num_nonnulls(result_campaign_id, result_release_id) <= 1 "
    "AND (result_theme IS NOT NULL) = (num_nonnulls(result_campaign_id, result_release_id) = 1)"
)
FIXED = """
CREATE FUNCTION keep_exchange_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was shared stays as it was' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
# Two figures of overlapping firms could be subtracted: a theme of a branch has one source, ever. Only its own figures.
ALONE = """
CREATE FUNCTION guard_exchange_results() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    branch uuid := (SELECT branch_id FROM exchange_shares WHERE id = NEW.share_id);
BEGIN
    IF NEW.result_theme IS NULL THEN
        RETURN NEW;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('exchange results ' || branch, 0));
    IF NOT EXISTS (
        SELECT FROM scan_campaigns WHERE id = NEW.result_campaign_id AND branch_id = branch
        UNION ALL SELECT FROM branch_figure_releases WHERE id = NEW.result_release_id AND branch_id = branch
    ) THEN
        RAISE EXCEPTION 'a branch shows its own figures only' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (
        SELECT FROM exchange_share_versions v JOIN exchange_shares s ON s.id = v.share_id
        WHERE s.branch_id = branch AND v.result_theme = NEW.result_theme
          AND v.result_campaign_id IS DISTINCT FROM NEW.result_campaign_id
    ) THEN
        RAISE EXCEPTION 'another figure of this theme was told before' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    """Add the four tables, and whose work a campaign or tool began from."""
    _shares()
    _versions()
    _adoptions()
    for table in ("toolbox_items", "scan_campaigns"):
        op.add_column(table, sa.Column("taken_from_id", sa.Uuid(), nullable=True))
        op.add_column(table, sa.Column("taken_from_number", sa.BigInteger(), nullable=True))
        op.create_foreign_key(
            op.f(f"{table}_taken_from_id_fkey"),
            table,
            "organisations",
            ["taken_from_id"],
            ["id"],
            ondelete="SET NULL",
        )
        op.create_index(op.f(f"{table}_taken_from_id_idx"), table, ["taken_from_id"])
    op.execute(FIXED)
    op.execute(ALONE)
    op.execute(
        "CREATE TRIGGER keep_exchange_versions BEFORE UPDATE ON exchange_share_versions "
        "FOR EACH ROW EXECUTE FUNCTION keep_exchange_versions()"
    )
    op.execute(
        "CREATE TRIGGER guard_exchange_results BEFORE INSERT ON exchange_share_versions "
        "FOR EACH ROW EXECUTE FUNCTION guard_exchange_results()"
    )


def downgrade() -> None:
    """As it was."""
    for table in ("scan_campaigns", "toolbox_items"):
        op.drop_column(table, "taken_from_number")
        op.drop_column(table, "taken_from_id")
    for table in ("exchange_follows", "exchange_adoptions", "exchange_share_versions", "exchange_shares"):
        op.drop_table(table)
    op.execute("DROP FUNCTION guard_exchange_results()")
    op.execute("DROP FUNCTION keep_exchange_versions()")


def _enum(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _told() -> list[sa.Column]:
    return [
        sa.Column("title", postgresql.JSONB(), nullable=False),
        sa.Column("gain", postgresql.JSONB(), nullable=False),
        sa.Column("did", postgresql.JSONB(), nullable=True),
        sa.Column("cost", postgresql.JSONB(), nullable=True),
        sa.Column("result_theme", _enum("theme", *THEMES), nullable=True),
        sa.Column("themes", postgresql.ARRAY(sa.String(20)), nullable=False),
        sa.Column("sectors", postgresql.ARRAY(sa.String(1)), nullable=False),
        sa.Column("result_campaign_id", sa.Uuid(), nullable=True),
        sa.Column("result_release_id", sa.Uuid(), nullable=True),
    ]


def _results_of(table: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            ["result_campaign_id"],
            ["campaign_results.campaign_id"],
            name=op.f(f"{table}_result_campaign_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["result_release_id"],
            ["branch_figure_releases.id"],
            name=op.f(f"{table}_result_release_id_fkey"),
        ),
    ]


def _to(table: str, column: str, target: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"{table}_{column}_fkey"), ondelete=ondelete)


def _moment(name: str, *, nullable: bool = True, now: bool = False) -> sa.Column:
    return sa.Column(
        name, sa.DateTime(timezone=True), nullable=nullable, server_default=sa.text("now()") if now else None
    )


def _shares() -> None:
    table = "exchange_shares"
    op.create_table(
        table,
        *_told(),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("kind", _enum("sharekind", "approach", "tool", "campaign"), nullable=False),
        sa.Column("status", _enum("sharestatus", "draft", "shared", "withdrawn"), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("tool_item_id", sa.Uuid(), nullable=True),
        sa.Column("campaign_id", sa.Uuid(), nullable=True),
        sa.Column("taken_from_id", sa.Uuid(), nullable=True),
        sa.Column("taken_from_number", sa.BigInteger(), nullable=True),
        _moment("first_shared_at"),
        _moment("withdrawn_at"),
        sa.Column("id", sa.Uuid(), nullable=False),
        _moment("created_at", nullable=False, now=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        _moment("updated_at", nullable=False, now=True),
        sa.CheckConstraint(ONE_RESULT, name=op.f("exchange_shares_one_result_check")),
        sa.CheckConstraint(
            "(status = 'draft') = (number = 0) OR status = 'withdrawn'", name=op.f("exchange_shares_number_set_check")
        ),
        sa.CheckConstraint(
            "(status = 'withdrawn') = (withdrawn_at IS NOT NULL)", name=op.f("exchange_shares_withdrawn_at_set_check")
        ),
        sa.CheckConstraint(
            "cardinality(themes) BETWEEN 1 AND 3", name=op.f("exchange_shares_themes_one_to_three_check")
        ),
        sa.CheckConstraint(
            "(kind = 'approach') = (did IS NOT NULL) AND (tool_item_id IS NULL OR kind = 'tool') "
            "AND (campaign_id IS NULL OR kind = 'campaign')",
            name=op.f("exchange_shares_piece_of_kind_check"),
        ),
        *_results_of(table),
        _to(table, "branch_id", "organisations", "CASCADE"),
        _to(table, "tool_item_id", "toolbox_items", "SET NULL"),
        _to(table, "campaign_id", "scan_campaigns", "SET NULL"),
        _to(table, "taken_from_id", "organisations", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("exchange_shares_pkey")),
    )
    op.create_index(op.f("exchange_shares_branch_id_idx"), table, ["branch_id"])
    op.create_index(op.f("exchange_shares_status_first_shared_at_idx"), table, ["status", "first_shared_at"])
    for column in ("tool_item_id", "campaign_id", "taken_from_id", "result_campaign_id", "result_release_id"):
        op.create_index(op.f(f"exchange_shares_{column}_idx"), table, [column])


def _versions() -> None:
    table = "exchange_share_versions"
    op.create_table(
        table,
        *_told(),
        sa.Column("share_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("setup", postgresql.JSONB(), nullable=False),
        _moment("shared_at", nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(ONE_RESULT, name=op.f("exchange_share_versions_one_result_check")),
        sa.CheckConstraint("number >= 1", name=op.f("exchange_share_versions_number_from_one_check")),
        *_results_of(table),
        _to(table, "share_id", "exchange_shares", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("exchange_share_versions_pkey")),
        sa.UniqueConstraint("share_id", "number", name=op.f("exchange_share_versions_share_id_number_key")),
    )
    for column in ("result_campaign_id", "result_release_id"):
        op.create_index(op.f(f"exchange_share_versions_{column}_idx"), table, [column])


def _adoptions() -> None:
    table = "exchange_adoptions"
    op.create_table(
        table,
        sa.Column("share_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("campaign_id", sa.Uuid(), nullable=True),
        sa.Column("tool_item_id", sa.Uuid(), nullable=True),
        sa.Column("own_share_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        _moment("created_at", nullable=False, now=True),
        sa.CheckConstraint(
            "num_nonnulls(campaign_id, tool_item_id, own_share_id) <= 1",
            name=op.f("exchange_adoptions_one_draft_check"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("exchange_adoptions_number_from_one_check")),
        _to(table, "share_id", "exchange_shares", "CASCADE"),
        _to(table, "branch_id", "organisations", "CASCADE"),
        _to(table, "campaign_id", "scan_campaigns", "SET NULL"),
        _to(table, "tool_item_id", "toolbox_items", "SET NULL"),
        _to(table, "own_share_id", "exchange_shares", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("exchange_adoptions_pkey")),
        sa.UniqueConstraint("share_id", "branch_id", name=op.f("exchange_adoptions_share_id_branch_id_key")),
    )
    for column in ("branch_id", "campaign_id", "tool_item_id", "own_share_id"):
        op.create_index(op.f(f"exchange_adoptions_{column}_idx"), table, [column])
    op.create_table(
        "exchange_follows",
        sa.Column("follower_id", sa.Uuid(), nullable=False),
        sa.Column("followed_id", sa.Uuid(), nullable=False),
        _moment("created_at", nullable=False, now=True),
        sa.CheckConstraint("follower_id <> followed_id", name=op.f("exchange_follows_another_check")),
        _to("exchange_follows", "follower_id", "organisations", "CASCADE"),
        _to("exchange_follows", "followed_id", "organisations", "CASCADE"),
        sa.PrimaryKeyConstraint("follower_id", "followed_id", name=op.f("exchange_follows_pkey")),
    )
    op.create_index(op.f("exchange_follows_followed_id_idx"), "exchange_follows", ["followed_id"])
