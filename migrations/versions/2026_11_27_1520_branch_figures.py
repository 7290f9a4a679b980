"""Figures of branches, and figures that a branch proposes where the company gave its own."""

import sqlalchemy as sa
from alembic import op

revision = "202611271520"
down_revision = "202611271510"
branch_labels = None
depends_on = None

KINDS = (
    "'participants', 'scans_published', 'vouchers_applied', 'vouchers_granted', 'vouchers_finished', 'baselines', "
    "'follow_ups', 'scores'"
)
THEMES = (
    "'work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process', 'technology', 'results'"
)


def upgrade() -> None:
    """Make the tables, and let the database keep what a company gave itself."""
    _releases()
    _proposals()
    # A value says nothing of a branch: the yes that it comes from is the one of its moment and of who recorded it, and
    # so it opens the door for the branch it was given to, once. A figure that the company gives later closes it.
    op.execute("""
        CREATE FUNCTION keep_own_figure() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            own measurement_values;
        BEGIN
            SELECT * INTO own FROM measurement_values WHERE measurement_id = NEW.measurement_id
                AND indicator = NEW.indicator ORDER BY revision DESC LIMIT 1;
            IF own.source = 'company'
            AND NOT EXISTS (SELECT FROM measurement_proposals WHERE measurement_id = NEW.measurement_id
                AND indicator = NEW.indicator AND accepted AND value IS NOT DISTINCT FROM NEW.value
                AND missing_reason IS NOT DISTINCT FROM NEW.missing_reason AND decided_at = NEW.recorded_at
                AND decided_by IS NOT DISTINCT FROM NEW.recorded_by AND decided_at > own.recorded_at)
            THEN
                RAISE EXCEPTION 'what the company gave itself, a branch does not change'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$
    """)
    op.execute("""
        CREATE TRIGGER measurement_values_own_holds BEFORE INSERT ON measurement_values FOR EACH ROW
        WHEN (NEW.source = 'branch') EXECUTE FUNCTION keep_own_figure()
    """)
    op.execute("""
        CREATE TRIGGER measurement_proposals_decided BEFORE UPDATE ON measurement_proposals FOR EACH ROW
        WHEN (OLD.decided_at IS NOT NULL)
        EXECUTE FUNCTION refuse_change_but_erasure('proposed_by', 'decided_by', 'version', 'updated_at')
    """)
    for table in ("branch_figure_releases", "branch_figures"):
        op.execute(
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )


def _releases() -> None:
    op.create_table(
        "branch_figure_releases",
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["organisations.id"], name=op.f("branch_figure_releases_branch_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("branch_figure_releases_pkey")),
        sa.UniqueConstraint("branch_id", "as_of", name=op.f("branch_figure_releases_branch_id_as_of_key")),
    )
    op.create_table(
        "branch_figures",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("theme", sa.String(40), nullable=True),
        sa.Column("cut", sa.String(40), nullable=False),
        sa.Column("cell", sa.String(8), nullable=True),
        sa.Column("firms", sa.BigInteger(), nullable=False),
        sa.Column("management", sa.SmallInteger(), nullable=True),
        sa.Column("employees", sa.SmallInteger(), nullable=True),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("branch_figures_figurekind_check")),
        sa.CheckConstraint(f"theme IN ({THEMES})", name=op.f("branch_figures_theme_check")),
        sa.CheckConstraint("cut IN ('all', 'section', 'size_class', 'province')", name=op.f("branch_figures_cut_check")),
        sa.CheckConstraint("firms >= 10 AND firms % 5 = 0", name=op.f("branch_figures_enough_firms_check")),
        sa.CheckConstraint("(cut = 'all') = (cell IS NULL)", name=op.f("branch_figures_cell_of_cut_check")),
        sa.CheckConstraint(
            "(kind = 'scores') = (theme IS NOT NULL) AND (theme IS NULL) = (management IS NULL) "
            "AND (theme IS NULL) = (employees IS NULL)",
            name=op.f("branch_figures_scores_whole_check"),
        ),
        sa.CheckConstraint(
            "management BETWEEN 1 AND 99 AND employees BETWEEN 1 AND 99",
            name=op.f("branch_figures_scores_inside_check"),
        ),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["branch_figure_releases.id"],
            name=op.f("branch_figures_release_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("branch_figures_pkey")),
        sa.UniqueConstraint(
            "release_id",
            "kind",
            "theme",
            "cut",
            "cell",
            name=op.f("branch_figures_release_id_kind_theme_cut_cell_key"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_table(
        "branch_figure_contributions",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("theme", sa.String(40), nullable=True),
        sa.Column("section", sa.String(1), nullable=False),
        sa.Column("size_class", sa.String(8), nullable=False),
        sa.Column("province", sa.String(5), nullable=False),
        sa.Column("management", sa.SmallInteger(), nullable=True),
        sa.Column("employees", sa.SmallInteger(), nullable=True),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("branch_figure_contributions_figurekind_check")),
        sa.CheckConstraint(f"theme IN ({THEMES})", name=op.f("branch_figure_contributions_theme_check")),
        sa.CheckConstraint(
            "(kind = 'scores') = (theme IS NOT NULL)", name=op.f("branch_figure_contributions_theme_of_scores_check")
        ),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["branch_figure_releases.id"],
            name=op.f("branch_figure_contributions_release_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["companies.id"],
            name=op.f("branch_figure_contributions_company_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("branch_figure_contributions_pkey")),
    )
    for column in ("release_id", "company_id"):
        op.create_index(op.f(f"branch_figure_contributions_{column}_idx"), "branch_figure_contributions", [column])


def _proposals() -> None:
    op.create_table(
        "measurement_proposals",
        sa.Column("measurement_id", sa.Uuid(), nullable=False),
        sa.Column("indicator", sa.String(40), nullable=False),
        sa.Column("branch_id", sa.Uuid(), nullable=False),
        sa.Column("value", sa.Numeric(18, 2), nullable=True),
        sa.Column("missing_reason", sa.String(40), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "missing_reason IN ('not_kept', 'not_applicable', 'confidential')",
            name=op.f("measurement_proposals_missingreason_check"),
        ),
        sa.CheckConstraint(
            "(value IS NULL) <> (missing_reason IS NULL)", name=op.f("measurement_proposals_value_or_reason_check")
        ),
        sa.CheckConstraint(
            "(accepted IS NULL) = (decided_at IS NULL)", name=op.f("measurement_proposals_decision_whole_check")
        ),
        sa.ForeignKeyConstraint(
            ["measurement_id"],
            ["measurements.id"],
            name=op.f("measurement_proposals_measurement_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicators.code"], name=op.f("measurement_proposals_indicator_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["organisations.id"], name=op.f("measurement_proposals_branch_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["accounts.id"], name=op.f("measurement_proposals_proposed_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["accounts.id"], name=op.f("measurement_proposals_decided_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("measurement_proposals_pkey")),
    )
    op.create_index(
        "measurement_proposals_one_open_idx",
        "measurement_proposals",
        ["measurement_id", "indicator", "branch_id"],
        unique=True,
        postgresql_where=sa.text("decided_at IS NULL"),
    )
    op.create_index(op.f("measurement_proposals_branch_id_idx"), "measurement_proposals", ["branch_id"])


def downgrade() -> None:
    """Drop them; figures that a branch entered stay, as of the branch."""
    op.execute("DROP TRIGGER measurement_values_own_holds ON measurement_values")
    op.execute("DROP FUNCTION keep_own_figure")
    op.drop_table("measurement_proposals")
    op.drop_table("branch_figure_contributions")
    op.drop_table("branch_figures")
    op.drop_table("branch_figure_releases")
