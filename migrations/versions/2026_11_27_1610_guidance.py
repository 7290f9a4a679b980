"""Schemes and services of others with their versions, and the questions of whoever found nothing that fits."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611271610"
down_revision = "202611271600"
branch_labels = None
depends_on = None

SEARCHABLE = """
    SELECT 'instruments' AS subject, i.id AS source_id, i.slug AS name, l.language,
           '/wegwijzer/regelingen/' || i.slug AS address, v.name ->> l.language AS title,
           v.what ->> l.language AS summary,
           concat_ws(' ', v.provider ->> l.language, v.for_whom ->> l.language, v.amount ->> l.language,
                     v.fits_when ->> l.language, v."where" ->> l.language) AS words,
           '{}'::text[] AS themes, v.sectors, v.provinces, false AS is_demonstration, NULL::date AS valid_from,
           (v.closes_on + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AS valid_until
    FROM instrument_versions v JOIN instruments i ON i.id = v.instrument_id
    CROSS JOIN (VALUES ('nl'), ('en')) AS l(language)
    WHERE v.status = 'published' AND NOT v.ended
"""


def upgrade() -> None:
    """Make the tables; what is published keeps its words, as in the toolbox, and is searched."""
    op.create_table(
        "guidance_requests",
        sa.Column(
            "status",
            sa.Enum("open", "answered", name="requeststatus", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("facts", postgresql.JSONB(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(status = 'answered') = (answer IS NOT NULL)", name=op.f("guidance_requests_answer_given_check")
        ),
        sa.CheckConstraint(
            "(status = 'answered') = (answered_at IS NOT NULL)", name=op.f("guidance_requests_answered_at_set_check")
        ),
        sa.CheckConstraint("language IN ('nl', 'en')", name=op.f("guidance_requests_language_known_check")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("guidance_requests_account_id_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["accounts.id"], name=op.f("guidance_requests_answered_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("guidance_requests_pkey")),
    )
    op.create_index(op.f("guidance_requests_account_id_idx"), "guidance_requests", ["account_id"], unique=False)
    op.create_index(
        "guidance_requests_status_created_at_idx", "guidance_requests", ["status", "created_at", "id"], unique=False
    )
    op.create_table(
        "instruments",
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("reminded_for", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("instruments_slug_form_check")),
        sa.ForeignKeyConstraint(["owner_id"], ["organisations.id"], name=op.f("instruments_owner_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("instruments_pkey")),
        sa.UniqueConstraint("slug", name=op.f("instruments_slug_key")),
    )
    op.create_index(op.f("instruments_owner_id_idx"), "instruments", ["owner_id"], unique=False)
    op.create_table(
        "instrument_versions",
        sa.Column("instrument_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "in_review",
                "published",
                "archived",
                name="versionstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "advice",
                "subsidy",
                "voucher",
                "loan",
                "fund",
                "training",
                "knowledge",
                "network",
                "regional_scheme",
                name="instrumentkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("serves", sa.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column("target_groups", sa.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("sectors", sa.ARRAY(sa.String(length=1)), nullable=False),
        sa.Column("size_classes", sa.ARRAY(sa.String(length=8)), nullable=False),
        sa.Column("provinces", sa.ARRAY(sa.String(length=5)), nullable=False),
        sa.Column("provider", postgresql.JSONB(), nullable=False),
        sa.Column("name", postgresql.JSONB(), nullable=False),
        sa.Column("for_whom", postgresql.JSONB(), nullable=False),
        sa.Column("what", postgresql.JSONB(), nullable=False),
        sa.Column("amount", postgresql.JSONB(), nullable=False),
        sa.Column("own_share", postgresql.JSONB(), nullable=False),
        sa.Column("where", postgresql.JSONB(), nullable=False),
        sa.Column("fits_when", postgresql.JSONB(), nullable=False),
        sa.Column("source", postgresql.JSONB(), nullable=False),
        sa.Column("costs_min_cents", sa.BigInteger(), nullable=True),
        sa.Column("costs_max_cents", sa.BigInteger(), nullable=True),
        sa.Column("amount_max_cents", sa.BigInteger(), nullable=True),
        sa.Column("rate_percent", sa.BigInteger(), nullable=True),
        sa.Column("free_hours", sa.BigInteger(), nullable=True),
        sa.Column("duration_weeks", sa.BigInteger(), nullable=True),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=False),
        sa.Column("link", sa.String(length=300), nullable=True),
        sa.Column("review_note", sa.String(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed(
                "\nsetweight(to_tsvector('slimmer_nl', coalesce(name ->> 'nl', '') || ' ' || coalesce(provider ->> 'nl', '')), 'A')\n|| setweight(to_tsvector('slimmer_en', coalesce(name ->> 'en', '') || ' ' || coalesce(provider ->> 'en', '')), 'A')\n|| setweight(to_tsvector('slimmer_nl', coalesce(what ->> 'nl', '') || ' ' || coalesce(for_whom ->> 'nl', '')), 'B')\n|| setweight(to_tsvector('slimmer_en', coalesce(what ->> 'en', '') || ' ' || coalesce(for_whom ->> 'en', '')), 'B')\n",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column(
            "plain",
            sa.String(),
            sa.Computed(
                "plain_text(coalesce(name ->> 'nl', '') || ' ' || coalesce(name ->> 'en', '') || ' ' || coalesce(what ->> 'nl', '') || ' ' || coalesce(what ->> 'en', ''))",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(status = 'archived') = (archived_at IS NOT NULL)", name=op.f("instrument_versions_archived_at_set_check")
        ),
        sa.CheckConstraint(
            "(status IN ('draft', 'in_review')) = (published_at IS NULL)",
            name=op.f("instrument_versions_published_at_set_check"),
        ),
        sa.CheckConstraint(
            "as_of ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'", name=op.f("instrument_versions_as_of_form_check")
        ),
        sa.CheckConstraint(
            "status <> 'published' OR review_on IS NOT NULL", name=op.f("instrument_versions_review_planned_check")
        ),
        sa.CheckConstraint("cardinality(serves) >= 1", name=op.f("instrument_versions_serves_something_check")),
        sa.CheckConstraint(
            "cardinality(target_groups) >= 1 AND target_groups <@ ARRAY[1, 2, 3]::bigint[]",
            name=op.f("instrument_versions_target_groups_known_check"),
        ),
        sa.CheckConstraint("closes_on >= opens_on", name=op.f("instrument_versions_period_ordered_check")),
        sa.CheckConstraint(
            "costs_min_cents >= 0 AND costs_max_cents >= coalesce(costs_min_cents, 0) AND amount_max_cents >= 0",
            name=op.f("instrument_versions_amounts_possible_check"),
        ),
        sa.CheckConstraint(
            "free_hours >= 1 AND duration_weeks >= 1", name=op.f("instrument_versions_time_possible_check")
        ),
        sa.CheckConstraint(
            "link ~ '^https://[a-z0-9.-]+(:[0-9]{1,5})?(/[^[:space:]\"''<>]*)?$'",
            name=op.f("instrument_versions_link_safe_check"),
        ),
        sa.CheckConstraint("rate_percent BETWEEN 1 AND 100", name=op.f("instrument_versions_rate_within_check")),
        sa.ForeignKeyConstraint(
            ["instrument_id"],
            ["instruments.id"],
            name=op.f("instrument_versions_instrument_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("instrument_versions_pkey")),
        sa.UniqueConstraint("instrument_id", "number", name=op.f("instrument_versions_instrument_id_number_key")),
    )
    op.create_index(
        "instrument_versions_one_in_work_idx",
        "instrument_versions",
        ["instrument_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('draft', 'in_review')"),
    )
    op.create_index(
        "instrument_versions_one_published_idx",
        "instrument_versions",
        ["instrument_id"],
        unique=True,
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_index(
        "instrument_versions_plain_idx",
        "instrument_versions",
        ["plain"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"plain": "gin_trgm_ops"},
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_index(
        "instrument_versions_search_idx",
        "instrument_versions",
        ["search"],
        unique=False,
        postgresql_using="gin",
        postgresql_where=sa.text("status = 'published'"),
    )
    op.execute("""
        CREATE TRIGGER instrument_versions_words_fixed BEFORE UPDATE ON instrument_versions
        FOR EACH ROW EXECUTE FUNCTION keep_published_words()
    """)
    op.execute(f"CREATE VIEW searchable_instruments AS {SEARCHABLE}")
    op.execute("SELECT search_join('instruments', 'searchable_instruments', 'instrument_versions', 'instrument_id')")


def downgrade() -> None:
    """Drop them, with every instrument and question."""
    op.execute("SELECT search_leave('instruments', 'instrument_versions')")
    op.execute("DROP VIEW searchable_instruments")
    op.drop_table("instrument_versions")
    op.drop_table("instruments")
    op.drop_table("guidance_requests")
