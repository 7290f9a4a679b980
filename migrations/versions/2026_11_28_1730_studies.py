"""Studies of researchers, over panels of their own or over enrolled firms."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611281730"
down_revision = "202611281720"
branch_labels = None
depends_on = None

# Of enrolled firms no figure rests on fewer than ten in one of its arms.
TEN = "NOT jsonb_path_exists(release, '$.estimates[*] ? (@.treated < 10 || @.comparison_firms < 10)')"
STANDS = """
CREATE FUNCTION refuse_rewritten_study() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'studies' THEN
        IF (NEW.organisation_id, NEW.source, NEW.design, NEW.as_of, NEW.panel, NEW.release)
            IS NOT DISTINCT FROM (OLD.organisation_id, OLD.source, OLD.design, OLD.as_of, OLD.panel, OLD.release) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'what was computed stays as it is' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def upgrade() -> None:
    op.create_table(
        "studies",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column(
            "source",
            sa.Enum("upload", "enrolled", name="studysource", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("design", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("firms_sha256", sa.LargeBinary(), nullable=True),
        sa.Column("measurements_sha256", sa.LargeBinary(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("panel", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("release", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(source = 'upload') = (firms_sha256 IS NOT NULL) "
            "AND (source = 'upload') = (measurements_sha256 IS NOT NULL) "
            "AND (source = 'enrolled') = (as_of IS NOT NULL)",
            name=op.f("studies_source_whole_check"),
        ),
        sa.CheckConstraint(f"source = 'upload' OR {TEN}", name=op.f("studies_ten_per_arm_check")),
        sa.ForeignKeyConstraint(
            ["created_by"], ["accounts.id"], name=op.f("studies_created_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("studies_organisation_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("studies_pkey")),
    )
    op.create_index("studies_organisation_id_created_at_idx", "studies", ["organisation_id", "created_at"])
    op.create_table(
        "enrolled_releases",
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("panel", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("release", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("behind", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(TEN, name=op.f("enrolled_releases_ten_per_arm_check")),
        sa.ForeignKeyConstraint(["outcome"], ["indicators.code"], name=op.f("enrolled_releases_outcome_fkey")),
        sa.PrimaryKeyConstraint("as_of", "outcome", name=op.f("enrolled_releases_pkey")),
    )
    op.execute(STANDS)
    for table in ("studies", "enrolled_releases"):
        op.execute(
            f"CREATE TRIGGER {table}_stand BEFORE UPDATE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_rewritten_study()"
        )


def downgrade() -> None:
    op.drop_table("enrolled_releases")
    op.drop_table("studies")
    op.execute("DROP FUNCTION refuse_rewritten_study()")
