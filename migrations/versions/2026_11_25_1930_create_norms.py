"""Norms per release, frozen, and the comparison that is frozen with a result."""

import sqlalchemy as sa
from alembic import op

revision = "202611251930"
down_revision = "202611251910"
branch_labels = None
depends_on = None

TABLES = ("norm_releases", "norm_cells", "norm_scales")
DIMENSIONS = (
    "work_division", "working_time", "management", "participation", "craftsmanship", "process", "technology", "results",
    "satisfaction", "change",
)
LEVELS = ("sector_and_size", "sector", "all")
BANDS = ("lowest_quarter", "middle_half", "highest_quarter")
# A theme has room up to the score that a quarter of comparable firms surpass, which may lie above 75.
ROOM = (
    ("scan_results", "total_potential_range", "total_potential BETWEEN 0 AND {}"),
    (
        "scan_result_dimensions",
        "scores_range",
        "management_score BETWEEN 0 AND 100 AND employee_score BETWEEN 0 AND 100 "
        "AND combined_score BETWEEN 0 AND 100 AND potential BETWEEN 0 AND {}",
    ),
)


def _choice(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.create_table(
        "norm_releases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("firms", sa.BigInteger(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "period_from <= period_to AND period_to < as_of", name=op.f("norm_releases_period_ordered_check")
        ),
        sa.CheckConstraint("firms >= 10", name=op.f("norm_releases_enough_firms_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("norm_releases_pkey")),
        sa.UniqueConstraint("as_of", name=op.f("norm_releases_as_of_key")),
    )
    op.create_table(
        "norm_cells",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("dimension", _choice("dimension", DIMENSIONS), nullable=False),
        sa.Column("level", _choice("normlevel", LEVELS), nullable=False),
        sa.Column("section", sa.String(1), nullable=True),
        sa.Column("size_class", sa.String(8), nullable=True),
        sa.Column("firms", sa.BigInteger(), nullable=False),
        sa.Column("p25", sa.SmallInteger(), nullable=False),
        sa.Column("p50", sa.SmallInteger(), nullable=False),
        sa.Column("p75", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("firms >= 10", name=op.f("norm_cells_enough_firms_check")),
        sa.CheckConstraint(
            "0 <= p25 AND p25 <= p50 AND p50 <= p75 AND p75 <= 100", name=op.f("norm_cells_quartiles_ordered_check")
        ),
        sa.CheckConstraint(
            "(section IS NULL) = (level = 'all') AND (size_class IS NOT NULL) = (level = 'sector_and_size')",
            name=op.f("norm_cells_cell_of_level_check"),
        ),
        sa.ForeignKeyConstraint(["release_id"], ["norm_releases.id"], name=op.f("norm_cells_release_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("norm_cells_pkey")),
        sa.UniqueConstraint(
            "release_id",
            "dimension",
            "level",
            "section",
            "size_class",
            name=op.f("norm_cells_release_id_dimension_level_section_size_class_key"),
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_table(
        "norm_scales",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("audience", _choice("respondent", ("management", "employee")), nullable=False),
        sa.Column("dimension", _choice("dimension", DIMENSIONS), nullable=False),
        sa.Column("firms", sa.BigInteger(), nullable=False),
        sa.Column("respondents", sa.BigInteger(), nullable=False),
        *(
            sa.Column(name, sa.Numeric(7, 4), nullable=True)
            for name in ("alpha", "omega", "icc1", "icc2", "icc_p", "agreement")
        ),
        sa.Column("mean_stands_for_firm", sa.Boolean(), nullable=True),
        sa.CheckConstraint("firms >= 10", name=op.f("norm_scales_enough_firms_check")),
        sa.CheckConstraint(
            "audience = 'employee' OR (icc1 IS NULL AND icc2 IS NULL AND icc_p IS NULL AND agreement IS NULL)",
            name=op.f("norm_scales_agreement_of_employees_check"),
        ),
        sa.ForeignKeyConstraint(["release_id"], ["norm_releases.id"], name=op.f("norm_scales_release_id_fkey")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["questionnaire_versions.id"], name=op.f("norm_scales_version_id_fkey")
        ),
        sa.PrimaryKeyConstraint(
            "release_id", "version_id", "audience", "dimension", name=op.f("norm_scales_pkey")
        ),
    )
    op.create_table(
        "scan_result_benchmarks",
        sa.Column("scan_id", sa.Uuid(), nullable=False),
        sa.Column("dimension", _choice("dimension", DIMENSIONS), nullable=False),
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("level", _choice("normlevel", LEVELS), nullable=False),
        sa.Column("firms", sa.BigInteger(), nullable=False),
        sa.Column("p25", sa.SmallInteger(), nullable=False),
        sa.Column("p75", sa.SmallInteger(), nullable=False),
        sa.Column("band", _choice("normband", BANDS), nullable=False),
        sa.CheckConstraint("firms >= 10", name=op.f("scan_result_benchmarks_enough_firms_check")),
        sa.CheckConstraint(
            "0 <= p25 AND p25 <= p75 AND p75 <= 100", name=op.f("scan_result_benchmarks_quartiles_ordered_check")
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["norm_releases.id"], name=op.f("scan_result_benchmarks_release_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"],
            ["scan_results.scan_id"],
            name=op.f("scan_result_benchmarks_scan_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("scan_id", "dimension", name=op.f("scan_result_benchmarks_pkey")),
    )
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    op.execute(
        "CREATE TRIGGER scan_result_benchmarks_frozen BEFORE UPDATE OR DELETE ON scan_result_benchmarks "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_result()"
    )
    _set_room(100)


def downgrade() -> None:
    _set_room(75)
    op.drop_table("scan_result_benchmarks")
    for table in reversed(TABLES):
        op.drop_table(table)


def _set_room(points: int) -> None:
    for table, name, rule in ROOM:
        op.drop_constraint(op.f(f"{table}_{name}_check"), table, type_="check")
        op.create_check_constraint(op.f(f"{table}_{name}_check"), table, rule.format(points))
