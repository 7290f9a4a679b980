"""Releases of the public monitor: frozen, with who stands behind them, who ordered them and who asked."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611281760"
down_revision = "202611281750"
branch_labels = None
depends_on = None

MEASURES = "'firms', 'employees', 'themes', 'target_groups', 'participation', 'tools', 'change'"
CHECKS = {
    "measure": f"measure IN ({MEASURES})",
    "enough_firms": "firms >= 10 AND firms % 5 = 0",
    "key_of_measure": "(measure IN ('firms', 'employees')) = (key IS NULL)",
    "total_of_employees": "(measure = 'employees') = (total IS NOT NULL)",
    "spread_whole": "(measure = 'change') = (p25 IS NOT NULL) AND (p25 IS NULL) = (p50 IS NULL) "
    "AND (p25 IS NULL) = (p75 IS NULL) AND (p10 IS NULL) = (p90 IS NULL) "
    "AND (measure = 'change' OR (mean IS NULL AND p10 IS NULL)) AND (p10 IS NULL OR firms >= 30)",
    "cell_of_cut": "(first IS NULL) = (cut = '') AND (second IS NULL) = (cut NOT LIKE '%-%')",
}
FROZEN = ("monitor_releases", "monitor_cells")


def upgrade() -> None:
    """Make the tables, and let the database keep what was released."""
    _releases()
    _behind()
    _asked()
    for table in FROZEN:
        op.execute(
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    op.execute("""
        CREATE FUNCTION refuse_invented_firm() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF (SELECT is_demonstration OR erased FROM companies WHERE id = NEW.company_id)
            OR (SELECT is_demonstration FROM monitor_releases WHERE id = NEW.release_id) THEN
                RAISE EXCEPTION 'an invented or erased firm stands behind no figures' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$
    """)
    op.execute("""
        CREATE TRIGGER monitor_contributions_real BEFORE INSERT ON monitor_contributions
        FOR EACH ROW EXECUTE FUNCTION refuse_invented_firm()
    """)
    op.execute("""
        CREATE TRIGGER monitor_releases_catalogue_changed AFTER INSERT OR UPDATE OR DELETE ON monitor_releases
        FOR EACH STATEMENT EXECUTE FUNCTION tell_catalogue_changed()
    """)


def _releases() -> None:
    op.create_table(
        "monitor_releases",
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("method", sa.String(10), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("report", postgresql.JSONB(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("monitor_releases_pkey")),
        sa.UniqueConstraint("as_of", "is_demonstration", name=op.f("monitor_releases_as_of_is_demonstration_key")),
    )
    op.create_table(
        "monitor_cells",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=True),
        sa.Column("measure", sa.String(40), nullable=False),
        sa.Column("key", sa.String(80), nullable=True),
        sa.Column("cut", sa.String(40), nullable=False),
        sa.Column("first", sa.String(20), nullable=True),
        sa.Column("second", sa.String(20), nullable=True),
        sa.Column("firms", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=True),
        *(sa.Column(name, sa.Numeric(12, 1), nullable=True) for name in ("mean", "p10", "p25", "p50", "p75", "p90")),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.CheckConstraint(rule, name=op.f(f"monitor_cells_{name}_check")) for name, rule in CHECKS.items()),
        _to("monitor_cells", "release_id", "monitor_releases"),
        _to("monitor_cells", "branch_id", "organisations"),
        sa.PrimaryKeyConstraint("id", name=op.f("monitor_cells_pkey")),
        sa.UniqueConstraint(
            "release_id",
            "branch_id",
            "measure",
            "key",
            "cut",
            "first",
            "second",
            name=op.f("monitor_cells_release_id_branch_id_measure_key_cut_first_second_key"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index(op.f("monitor_cells_branch_id_idx"), "monitor_cells", ["branch_id"])


def _behind() -> None:
    op.create_table(
        "monitor_contributions",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("firm_key", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("firm", postgresql.JSONB(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _to("monitor_contributions", "release_id", "monitor_releases"),
        _to("monitor_contributions", "company_id", "companies", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("monitor_contributions_pkey")),
        sa.UniqueConstraint("release_id", "firm_key", name=op.f("monitor_contributions_release_id_firm_key_key")),
    )
    for column in ("company_id", "counted_on"):
        op.create_index(op.f(f"monitor_contributions_{column}_idx"), "monitor_contributions", [column])


def _asked() -> None:
    op.create_table(
        "monitor_orders",
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ordered_by", sa.Uuid(), nullable=True),
        sa.Column("carried_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("release_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "release_id IS NULL OR carried_out_at IS NOT NULL", name=op.f("monitor_orders_made_when_carried_out_check")
        ),
        _to("monitor_orders", "ordered_by", "accounts", ondelete="SET NULL"),
        _to("monitor_orders", "release_id", "monitor_releases"),
        sa.PrimaryKeyConstraint("id", name=op.f("monitor_orders_pkey")),
    )
    op.create_index(op.f("monitor_orders_ordered_at_idx"), "monitor_orders", ["ordered_at"])
    op.create_table(
        "monitor_queries",
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("asked", sa.String(80), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _to("monitor_queries", "account_id", "accounts", ondelete="SET NULL"),
        _to("monitor_queries", "organisation_id", "organisations", ondelete="SET NULL"),
        _to("monitor_queries", "release_id", "monitor_releases"),
        sa.PrimaryKeyConstraint("id", name=op.f("monitor_queries_pkey")),
    )
    for column in ("asked_at", "account_id"):
        op.create_index(op.f(f"monitor_queries_{column}_idx"), "monitor_queries", [column])
    op.create_table(
        "monitor_query_counts",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("asked", sa.String(80), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("count >= 1", name=op.f("monitor_query_counts_count_positive_check")),
        _to("monitor_query_counts", "release_id", "monitor_releases"),
        sa.PrimaryKeyConstraint("release_id", "asked", "asked_on", name=op.f("monitor_query_counts_pkey")),
    )


def _to(table: str, column: str, other: str, **rest: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"{table}_{column}_fkey"), **rest)


def downgrade() -> None:
    """Take them away again."""
    for table in (
        "monitor_query_counts",
        "monitor_queries",
        "monitor_orders",
        "monitor_contributions",
        "monitor_cells",
        "monitor_releases",
    ):
        op.drop_table(table)
    op.execute("DROP FUNCTION refuse_invented_firm()")
