"""Articles and news in versions with feeds, and the newsletter: subscriptions, editions, whom we mail no more."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611281800"
down_revision = "202611281790"
branch_labels = None
depends_on = None

SEARCHABLE = """
    SELECT 'publications' AS subject, p.id AS source_id, p.slug AS name, l.language,
           '/nieuws/' || p.slug AS address, v.title ->> l.language AS title, v.summary ->> l.language AS summary,
           concat_ws(' ', v.body ->> l.language, array_to_string(v.authors, ' ')) AS words,
           v.themes, v.sectors, '{}'::text[] AS provinces, p.is_demonstration, NULL::date AS valid_from,
           NULL::timestamptz AS valid_until
    FROM publication_versions v JOIN publications p ON p.id = v.publication_id
    CROSS JOIN (VALUES ('nl'), ('en')) AS l(language)
    WHERE v.status = 'published'
"""
# A shown text stays as it was; only who released it goes when that account is erased.
FUNCTIONS = (
    """
    CREATE FUNCTION publication_words_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        moving text[] := ARRAY['status', 'archived_at', 'version', 'updated_at'];
    BEGIN
        IF OLD.status IN ('draft', 'in_review') THEN
            RETURN NEW;
        END IF;
        IF NEW.published_by IS NULL THEN
            moving := moving || 'published_by'::text;
        END IF;
        IF NEW.status <> OLD.status AND NOT (OLD.status = 'published' AND NEW.status = 'archived')
            OR (to_jsonb(NEW) - moving) IS DISTINCT FROM (to_jsonb(OLD) - moving) THEN
            RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    # What is invented for the demonstration comes published; all else is published by somebody who did not write it.
    """
    CREATE FUNCTION publication_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' AND (SELECT is_demonstration FROM publications WHERE id = NEW.publication_id) THEN
            RETURN NEW;
        END IF;
        IF TG_OP = 'UPDATE' AND OLD.status = 'published' THEN
            RETURN NEW;
        END IF;
        IF NEW.published_by IS NULL OR EXISTS (
            SELECT FROM publication_writers WHERE version_id = NEW.id AND account_id = NEW.published_by
        ) THEN
            RAISE EXCEPTION 'published by somebody who did not write it' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    # Whoever kept an address finds what stood there, and nothing else ever comes to stand there.
    """
    CREATE FUNCTION publication_address_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (
            SELECT FROM former_publication_addresses WHERE slug = NEW.slug AND publication_id <> NEW.id
        ) THEN
            RAISE EXCEPTION 'another publication stood at this address' USING ERRCODE = 'unique_violation';
        END IF;
        DELETE FROM former_publication_addresses WHERE slug = NEW.slug;
        IF TG_OP = 'UPDATE' AND NEW.slug <> OLD.slug AND OLD.published_at IS NOT NULL THEN
            INSERT INTO former_publication_addresses (slug, publication_id) VALUES (OLD.slug, NEW.id)
            ON CONFLICT DO NOTHING;
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION newsletter_sent_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            IF NOT NEW.is_demonstration THEN
                RAISE EXCEPTION 'an edition begins as a draft' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END IF;
        IF OLD.status NOT IN ('sending', 'sent') AND (NEW.approved_by IS NULL OR EXISTS (
            SELECT FROM newsletter_edition_writers WHERE edition_id = NEW.id AND account_id = NEW.approved_by
        )) THEN
            RAISE EXCEPTION 'sent by somebody who did not write it' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION newsletter_words_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        moving text[] := ARRAY['status', 'sent_at', 'recipients', 'version', 'updated_at'];
    BEGIN
        IF NEW.approved_by IS NULL THEN
            moving := moving || 'approved_by'::text;
        END IF;
        IF NEW.status NOT IN ('sending', 'sent') OR (OLD.status = 'sent' AND NEW.status <> 'sent')
            OR (to_jsonb(NEW) - moving) IS DISTINCT FROM (to_jsonb(OLD) - moving) THEN
            RAISE EXCEPTION 'what is sent never changes' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
)
TRIGGERS = (
    ("publication_versions", "words_fixed", "BEFORE UPDATE", "", "publication_words_fixed"),
    (
        "publication_versions",
        "by_another",
        "BEFORE INSERT OR UPDATE",
        "WHEN (NEW.status = 'published')",
        "publication_by_another",
    ),
    ("publications", "address_kept", "BEFORE INSERT OR UPDATE OF slug", "", "publication_address_kept"),
    (
        "newsletter_editions",
        "sent_by_another",
        "BEFORE INSERT OR UPDATE",
        "WHEN (NEW.status IN ('sending', 'sent'))",
        "newsletter_sent_by_another",
    ),
    (
        "newsletter_editions",
        "words_fixed",
        "BEFORE UPDATE",
        "WHEN (OLD.status IN ('sending', 'sent'))",
        "newsletter_words_fixed",
    ),
)


def upgrade() -> None:
    """Make tables and rules; mails to many carry their headers; publications are searched."""
    op.add_column("mails", sa.Column("bulk", postgresql.JSONB(none_as_null=True), nullable=True))
    op.create_table(
        "publications",
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("article", "news", name="publicationkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name=op.f("publications_slug_form_check")),
        sa.ForeignKeyConstraint(["owner_id"], ["organisations.id"], name=op.f("publications_owner_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("publications_pkey")),
        sa.UniqueConstraint("slug", name=op.f("publications_slug_key")),
    )
    op.create_index(op.f("publications_owner_id_idx"), "publications", ["owner_id"], unique=False)
    op.create_table(
        "former_publication_addresses",
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("publication_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publications.id"],
            name=op.f("former_publication_addresses_publication_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("slug", name=op.f("former_publication_addresses_pkey")),
    )
    op.create_index(
        op.f("former_publication_addresses_publication_id_idx"),
        "former_publication_addresses",
        ["publication_id"],
        unique=False,
    )
    op.create_table(
        "publication_versions",
        sa.Column("publication_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("authors", sa.ARRAY(sa.String(length=80)), nullable=False),
        sa.Column("themes", sa.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column("sectors", sa.ARRAY(sa.String(length=1)), nullable=False),
        sa.Column("title", postgresql.JSONB(), nullable=False),
        sa.Column("summary", postgresql.JSONB(), nullable=False),
        sa.Column("body", postgresql.JSONB(), nullable=False),
        sa.Column("correction", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("tools", sa.ARRAY(sa.String(length=80)), nullable=False),
        sa.Column("practices", sa.ARRAY(sa.String(length=80)), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=True),
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
        sa.Column("review_note", sa.String(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(status = 'archived') = (archived_at IS NOT NULL)", name=op.f("publication_versions_archived_at_set_check")
        ),
        sa.CheckConstraint(
            "(status IN ('draft', 'in_review')) = (published_at IS NULL)",
            name=op.f("publication_versions_published_at_set_check"),
        ),
        sa.CheckConstraint(
            "cardinality(authors) BETWEEN 1 AND 6", name=op.f("publication_versions_authors_one_to_six_check")
        ),
        sa.CheckConstraint(
            "cardinality(themes) BETWEEN 1 AND 3", name=op.f("publication_versions_themes_one_to_three_check")
        ),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publications.id"],
            name=op.f("publication_versions_publication_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["published_by"], ["accounts.id"], name=op.f("publication_versions_published_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("publication_versions_pkey")),
        sa.UniqueConstraint("publication_id", "number", name=op.f("publication_versions_publication_id_number_key")),
    )
    op.create_index(
        "publication_versions_one_in_work_idx",
        "publication_versions",
        ["publication_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('draft', 'in_review')"),
    )
    op.create_index(
        "publication_versions_one_published_idx",
        "publication_versions",
        ["publication_id"],
        unique=True,
        postgresql_where=sa.text("status = 'published'"),
    )
    op.create_table(
        "publication_writers",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("publication_writers_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["publication_versions.id"],
            name=op.f("publication_writers_version_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "account_id", name=op.f("publication_writers_pkey")),
    )
    op.create_index(op.f("publication_writers_account_id_idx"), "publication_writers", ["account_id"], unique=False)
    op.create_table(
        "newsletter_requests",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("topics", sa.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column(
            "frequency",
            sa.Enum(
                "each", "monthly", name="newsletterfrequency", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("language IN ('nl', 'en')", name=op.f("newsletter_requests_language_known_check")),
        sa.CheckConstraint("cardinality(topics) BETWEEN 1 AND 9", name=op.f("newsletter_requests_topics_chosen_check")),
        sa.CheckConstraint("octet_length(token_hash) = 32", name=op.f("newsletter_requests_token_hashed_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("newsletter_requests_pkey")),
        sa.UniqueConstraint("token_hash", name=op.f("newsletter_requests_token_hash_key")),
    )
    op.create_index(op.f("newsletter_requests_email_idx"), "newsletter_requests", ["email"], unique=False)
    op.create_index(op.f("newsletter_requests_expires_at_idx"), "newsletter_requests", ["expires_at"], unique=False)
    op.create_table(
        "newsletter_subscriptions",
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("topics", sa.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column(
            "frequency",
            sa.Enum(
                "each", "monthly", name="newsletterfrequency", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("soft_bounces", sa.BigInteger(), nullable=False),
        sa.Column("soft_bounced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("language IN ('nl', 'en')", name=op.f("newsletter_subscriptions_language_known_check")),
        sa.CheckConstraint(
            "cardinality(topics) BETWEEN 1 AND 9", name=op.f("newsletter_subscriptions_topics_chosen_check")
        ),
        sa.CheckConstraint("soft_bounces >= 0", name=op.f("newsletter_subscriptions_bounces_counted_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("newsletter_subscriptions_pkey")),
        sa.UniqueConstraint("email", name=op.f("newsletter_subscriptions_email_key")),
    )
    op.create_table(
        "newsletter_suppressions",
        sa.Column("address_mark", sa.LargeBinary(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "unsubscribed",
                "hard_bounce",
                "soft_bounces",
                "complaint",
                name="suppressionreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("suppressed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "octet_length(address_mark) = 32", name=op.f("newsletter_suppressions_address_marked_check")
        ),
        sa.PrimaryKeyConstraint("address_mark", name=op.f("newsletter_suppressions_pkey")),
    )
    op.create_table(
        "newsletter_editions",
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "in_review",
                "sending",
                "sent",
                name="editionstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subject", postgresql.JSONB(), nullable=False),
        sa.Column("intro", postgresql.JSONB(), nullable=False),
        sa.Column("topics", sa.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column("publication_ids", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("articles", postgresql.JSONB(), nullable=False),
        sa.Column("review_note", sa.String(), nullable=True),
        sa.Column("sending_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("recipients", sa.BigInteger(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "(status = 'sent') = (sent_at IS NOT NULL)", name=op.f("newsletter_editions_sent_at_set_check")
        ),
        sa.CheckConstraint(
            "(status IN ('sending', 'sent')) = (sending_at IS NOT NULL)",
            name=op.f("newsletter_editions_sending_at_set_check"),
        ),
        sa.CheckConstraint(
            "cardinality(publication_ids) BETWEEN 1 AND 10", name=op.f("newsletter_editions_publications_chosen_check")
        ),
        sa.CheckConstraint("cardinality(topics) BETWEEN 1 AND 9", name=op.f("newsletter_editions_topics_chosen_check")),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["accounts.id"], name=op.f("newsletter_editions_approved_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("newsletter_editions_pkey")),
    )
    op.create_index(op.f("newsletter_editions_approved_by_idx"), "newsletter_editions", ["approved_by"], unique=False)
    op.create_table(
        "newsletter_edition_writers",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("newsletter_edition_writers_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["newsletter_editions.id"],
            name=op.f("newsletter_edition_writers_edition_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("edition_id", "account_id", name=op.f("newsletter_edition_writers_pkey")),
    )
    op.create_index(
        op.f("newsletter_edition_writers_account_id_idx"), "newsletter_edition_writers", ["account_id"], unique=False
    )
    op.create_table(
        "newsletter_deliveries",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("subscription_id", sa.Uuid(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["newsletter_editions.id"],
            name=op.f("newsletter_deliveries_edition_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["newsletter_subscriptions.id"],
            name=op.f("newsletter_deliveries_subscription_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("edition_id", "subscription_id", name=op.f("newsletter_deliveries_pkey")),
    )
    op.create_index(
        op.f("newsletter_deliveries_subscription_id_idx"), "newsletter_deliveries", ["subscription_id"], unique=False
    )
    for statement in FUNCTIONS:
        op.execute(statement)
    for table, name, when, condition, function in TRIGGERS:
        op.execute(
            f"CREATE TRIGGER {table}_{name} {when} ON {table} FOR EACH ROW {condition} EXECUTE FUNCTION {function}()"
        )
    for table in ("publications", "publication_versions"):
        op.execute(
            f"CREATE TRIGGER {table}_catalogue_changed AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION tell_catalogue_changed()"
        )
    op.execute(f"CREATE VIEW searchable_publications AS {SEARCHABLE}")
    op.execute(
        "SELECT search_join('publications', 'searchable_publications', 'publication_versions', 'publication_id')"
    )
    # Another address, with the same words, is found at its new place.
    op.execute(
        "CREATE TRIGGER publications_searched AFTER UPDATE OF slug ON publications FOR EACH ROW "
        "EXECUTE FUNCTION search_follow('publications', 'searchable_publications', 'id')"
    )


def downgrade() -> None:
    """Drop them, with every publication and subscription."""
    op.execute("DROP TRIGGER publications_searched ON publications")
    op.execute("SELECT search_leave('publications', 'publication_versions')")
    op.execute("DROP VIEW searchable_publications")
    for table in (
        "newsletter_deliveries",
        "newsletter_edition_writers",
        "newsletter_editions",
        "newsletter_suppressions",
        "newsletter_subscriptions",
        "newsletter_requests",
        "publication_writers",
        "publication_versions",
        "former_publication_addresses",
        "publications",
    ):
        op.drop_table(table)
    for *_, function in TRIGGERS:
        op.execute(f"DROP FUNCTION {function}()")
    op.drop_column("mails", "bulk")
