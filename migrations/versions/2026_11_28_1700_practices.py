"""Practices in versions: written, consented to by their company, reviewed, published and withdrawn."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611281700"
down_revision = "202611271630"
branch_labels = None
depends_on = None

MOVED = (
    "company_name",
    "place",
    "province",
    "section",
    "employees",
    "themes",
    "year",
    "title",
    "summary",
    "reason",
    "approach",
    "participation",
    "result",
    "lessons",
    "source",
    "figures",
    "quotes",
    "published_at",
)
TEXTS = ("title", "summary", "reason", "approach", "participation", "result", "lessons", "source")
# What may differ between two versions with the same text: everything else is read by somebody, so it is in the hash.
UNREAD = (
    "'{id,practice_id,number,status,review_note,published_at,archived_at,offered_at,published_by,"
    "content_hash,created_at,updated_at,version}'::text[]"
)
SIZE_OF = """
CASE WHEN employees < 5 THEN '1-4' WHEN employees < 15 THEN '5-14' WHEN employees < 50 THEN '15-49'
     WHEN employees < 100 THEN '50-99' WHEN employees < 250 THEN '100-249' ELSE '250+' END
"""
FUNCTIONS = (
    f"""
    CREATE FUNCTION hash_practice() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        -- What was published keeps the hash that its consent was given to, also when a column is added later.
        IF TG_OP = 'UPDATE' AND OLD.status NOT IN ('draft', 'in_review') THEN
            RETURN NEW;
        END IF;
        NEW.content_hash := encode(sha256(convert_to((to_jsonb(NEW) - {UNREAD})::text, 'UTF8')), 'hex');
        RETURN NEW;
    END $$
    """,
    # Whether a text gives a company away: its name, whatever stands between the words, or its number in the register.
    """
    CREATE FUNCTION practice_text_names(company uuid, words text) RETURNS boolean LANGUAGE sql STABLE AS $$
        WITH known AS (
            SELECT kvk_number,
                   trim(regexp_replace(
                       regexp_replace(' ' || plain_text(name) || ' ', '[^a-z0-9]+', ' ', 'g'),
                       ' (b ?v|n ?v|v ?o ?f|c ?v) $', '')) AS name
            FROM companies WHERE id = company
        ), told AS (
            SELECT ' ' || regexp_replace(plain_text(coalesce(words, '')), '[^a-z0-9]+', ' ', 'g') || ' ' AS text
        )
        SELECT coalesce(bool_or(
            known.name <> '' AND strpos(told.text, ' ' || known.name || ' ') > 0
            OR length(replace(known.name, ' ', '')) >= 6
               AND strpos(replace(told.text, ' ', ''), replace(known.name, ' ', '')) > 0
            OR strpos(replace(told.text, ' ', ''), known.kvk_number) > 0
        ), false) FROM known, told
    $$
    """,
    # Whether figures from measurements are still what was measured: both are of this company and complete, and nothing
    # in them was corrected since.
    """
    CREATE FUNCTION practice_figures_stand(company uuid, figures jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT NOT EXISTS (
            SELECT FROM jsonb_array_elements(figures) AS each(figure),
                   unnest(ARRAY['baseline_id', 'follow_up_id']) AS side
            WHERE NOT EXISTS (
                SELECT FROM measurements
                WHERE id = (figure ->> side)::uuid AND company_id = company AND completed_at IS NOT NULL
            ) OR EXISTS (
                SELECT FROM measurement_values
                WHERE measurement_id = (figure ->> side)::uuid AND recorded_at > (figure ->> 'taken_at')::timestamptz
            )
        )
    $$
    """,
    # Who publishes, and what: a company's own words only with the consent of an owner to exactly these words, by
    # somebody who neither wrote nor sent them nor is of that company, and without its name where it wants to stay
    # unknown. The consent is held, so that who takes it back in the same moment comes before or after, never between.
    f"""
    CREATE FUNCTION guard_practice_publication() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        of practices;
    BEGIN
        SELECT * INTO of FROM practices WHERE id = NEW.practice_id FOR UPDATE;
        IF of.slug IS NULL THEN
            RAISE EXCEPTION 'a published practice has an address' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF of.company_id IS NULL THEN
            RETURN NEW;
        END IF;
        IF EXISTS (SELECT FROM departures WHERE company_id = of.company_id AND returned_at IS NULL) THEN
            RAISE EXCEPTION 'nothing is published of a company that left'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        PERFORM FROM practice_consents
        WHERE version_id = NEW.id AND content_hash = NEW.content_hash AND withdrawn_at IS NULL
        FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'nothing of a company is published without its consent to this text'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NEW.published_by IS NULL
            OR EXISTS (SELECT FROM practice_writers WHERE version_id = NEW.id AND account_id = NEW.published_by) THEN
            RAISE EXCEPTION 'who wrote or sent a practice does not publish it'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF EXISTS (
            SELECT FROM memberships WHERE account_id = NEW.published_by AND organisation_id = of.company_id
        ) OR EXISTS (SELECT FROM practice_consents WHERE version_id = NEW.id AND given_by = NEW.published_by) THEN
            RAISE EXCEPTION 'who is of a company or agreed for it does not publish its practice'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NOT practice_figures_stand(of.company_id, NEW.verified_figures) THEN
            RAISE EXCEPTION 'figures that are called verified are those of the measurements'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NEW.is_anonymous AND (
            EXISTS (
                SELECT FROM jsonb_path_query(to_jsonb(NEW) - {UNREAD}, '$.** ? (@.type() == "string")') AS found(word)
                WHERE practice_text_names(of.company_id, word #>> '{{}}')
            ) OR practice_text_names(of.company_id, of.slug) OR EXISTS (
                SELECT FROM practice_versions
                WHERE practice_id = NEW.practice_id AND published_at IS NOT NULL AND NOT is_anonymous
            )
        ) THEN
            RAISE EXCEPTION 'an anonymous practice tells nowhere which company it is'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION keep_practice_words() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        moving text[] := ARRAY['status', 'archived_at', 'published_by', 'version', 'updated_at'];
    BEGIN
        IF OLD.status IN ('draft', 'in_review') THEN
            RETURN NEW;
        END IF;
        IF NEW.status NOT IN ('published', 'archived') OR (OLD.status = 'archived' AND NEW.status <> 'archived')
            OR (NEW.published_by IS NOT NULL AND NEW.published_by IS DISTINCT FROM OLD.published_by)
            OR (to_jsonb(NEW) - moving) IS DISTINCT FROM (to_jsonb(OLD) - moving) THEN
            RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    # A practice of a company of the demonstration is invented, and no other practice of a company is.
    """
    CREATE FUNCTION guard_practice_company() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.is_fictitious IS DISTINCT FROM (SELECT is_demonstration FROM companies WHERE id = NEW.company_id) THEN
            RAISE EXCEPTION 'what is invented is of a company of the demonstration'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    # A practice stays of the company it tells of.
    """
    CREATE FUNCTION keep_practice_company() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'a practice stays of its company' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE FUNCTION guard_practice_consent() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            IF NOT EXISTS (
                SELECT FROM practice_versions v
                JOIN practices p ON p.id = v.practice_id
                JOIN memberships m ON m.organisation_id = p.company_id
                WHERE v.id = NEW.version_id AND v.content_hash = NEW.content_hash
                  AND m.account_id = NEW.given_by AND m.role = 'owner'
            ) THEN
                RAISE EXCEPTION 'an owner of the company consents to the text as it stands'
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
        ELSIF (NEW.version_id, NEW.content_hash, NEW.given_at) IS DISTINCT FROM
              (OLD.version_id, OLD.content_hash, OLD.given_at)
            OR (NEW.given_by IS NOT NULL AND NEW.given_by IS DISTINCT FROM OLD.given_by)
            OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at) THEN
            RAISE EXCEPTION 'a consent stays as it was given' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    # Whatever withdraws a consent: what stood on it leaves the site in the same transaction.
    """
    CREATE FUNCTION take_off_practice() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE practices SET withdrawn_at = clock_timestamp()
        WHERE withdrawn_at IS NULL AND id IN (
            SELECT practice_id FROM practice_versions
            WHERE id = OLD.version_id AND status = 'published' AND content_hash = OLD.content_hash
        );
        UPDATE practice_versions SET status = 'archived', archived_at = clock_timestamp(), version = version + 1
        WHERE id = OLD.version_id AND status = 'published' AND content_hash = OLD.content_hash;
        RETURN NULL;
    END $$
    """,
    # Who takes back the general consent to practices, or leaves the programme, takes back all of them. The practices
    # are held first: one that is being published on a consent is waited for, and then leaves the site too.
    """
    CREATE FUNCTION withdraw_practices(company uuid, moment timestamptz, account uuid) RETURNS void
    LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM FROM practices WHERE company_id = company ORDER BY id FOR UPDATE;
        UPDATE practice_consents SET withdrawn_at = moment, withdrawn_by = account
        WHERE withdrawn_at IS NULL AND version_id IN (
            SELECT v.id FROM practice_versions v JOIN practices p ON p.id = v.practice_id
            WHERE p.company_id = company
        );
    END $$
    """,
    """
    CREATE FUNCTION take_off_practices() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM withdraw_practices(NEW.company_id, NEW.decided_at, NEW.decided_by);
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION take_off_practices_of_leaver() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM withdraw_practices(NEW.company_id, NEW.left_at, NEW.left_by);
        RETURN NULL;
    END $$
    """,
)
TRIGGERS = (
    # Triggers of one kind fire in the order of their names: first the hash, then what judges by it.
    ("practice_versions", "a_hashed", "BEFORE INSERT OR UPDATE", "", "hash_practice()"),
    (
        "practice_versions",
        "b_published",
        "BEFORE UPDATE",
        "WHEN (NEW.status = 'published' AND OLD.status <> 'published')",
        "guard_practice_publication()",
    ),
    ("practice_versions", "b_made", "BEFORE INSERT", "WHEN (NEW.status = 'published')", "guard_practice_publication()"),
    ("practice_versions", "c_fixed", "BEFORE UPDATE", "", "keep_practice_words()"),
    ("practices", "made", "BEFORE INSERT", "WHEN (NEW.company_id IS NOT NULL)", "guard_practice_company()"),
    (
        "practices",
        "of_company",
        "BEFORE UPDATE",
        "WHEN (NEW.company_id IS DISTINCT FROM OLD.company_id OR NEW.is_fictitious IS DISTINCT FROM OLD.is_fictitious)",
        "keep_practice_company()",
    ),
    ("practice_consents", "guarded", "BEFORE INSERT OR UPDATE", "", "guard_practice_consent()"),
    (
        "practice_consents",
        "withdrawn",
        "AFTER UPDATE",
        "WHEN (NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL)",
        "take_off_practice()",
    ),
    ("practice_consents", "gone", "AFTER DELETE", "WHEN (OLD.withdrawn_at IS NULL)", "take_off_practice()"),
    (
        "consents",
        "practices",
        "AFTER INSERT",
        "WHEN (NEW.kind = 'practice_publication' AND NOT NEW.given)",
        "take_off_practices()",
    ),
    (
        "departures",
        "practices",
        "AFTER INSERT",
        "WHEN (NEW.returned_at IS NULL)",
        "take_off_practices_of_leaver()",
    ),
)
BOTH = "CROSS JOIN (VALUES ('nl'), ('en')) AS l(language)"
FOUND = f"""
CREATE VIEW searchable_practices AS
SELECT 'practices' AS subject, p.id AS source_id, p.slug AS name, l.language, '/praktijk/' || p.slug AS address,
       v.title ->> l.language AS title, v.summary ->> l.language AS summary,
       concat_ws(' ', coalesce(v.company_description ->> l.language, v.company_name), v.place,
                 v.reason ->> l.language, v.approach ->> l.language, v.participation ->> l.language,
                 v.result ->> l.language, v.lessons ->> l.language) AS words,
       v.themes, array_remove(ARRAY[v.section]::text[], NULL) AS sectors,
       array_remove(ARRAY[v.province]::text[], NULL) AS provinces, p.is_fictitious AS is_demonstration,
       NULL::date AS valid_from, NULL::timestamptz AS valid_until
FROM practice_versions v JOIN practices p ON p.id = v.practice_id {BOTH}
WHERE v.status = 'published'
"""
FOUND_BEFORE = f"""
CREATE VIEW searchable_practices AS
SELECT 'practices' AS subject, p.id AS source_id, p.slug AS name, l.language,
       '/praktijk/' || p.slug AS address, p.title ->> l.language AS title, p.summary ->> l.language AS summary,
       concat_ws(' ', p.company_name, p.place, p.reason ->> l.language, p.approach ->> l.language,
                 p.participation ->> l.language, p.result ->> l.language, p.lessons ->> l.language) AS words,
       p.themes, array_remove(ARRAY[p.section]::text[], NULL) AS sectors,
       array_remove(ARRAY[p.province]::text[], NULL) AS provinces, p.is_fictitious AS is_demonstration,
       NULL::date AS valid_from, NULL::timestamptz AS valid_until
FROM practices p {BOTH}
WHERE p.status = 'published'
"""


def upgrade() -> None:
    """Split what a practice tells from where it stands, and make the rules that the database keeps."""
    op.execute("SELECT search_leave('practices', 'practices')")
    op.execute("DROP VIEW searchable_practices")
    op.add_column("practices", sa.Column("began_by_id", sa.Uuid(), nullable=True))
    op.add_column("practices", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(
        op.f("practices_began_by_id_fkey"), "practices", "organisations", ["began_by_id"], ["id"], ondelete="SET NULL"
    )
    op.create_index(op.f("practices_began_by_id_idx"), "practices", ["began_by_id"])
    op.drop_constraint("practices_company_id_fkey", "practices", type_="foreignkey")
    op.create_foreign_key(
        op.f("practices_company_id_fkey"), "practices", "companies", ["company_id"], ["id"], ondelete="CASCADE"
    )
    op.alter_column("practices", "slug", nullable=True)
    op.drop_constraint(op.f("practices_fictitious_has_no_company_check"), "practices", type_="check")
    _make_versions()
    _make_people()
    op.execute(FUNCTIONS[0])
    table, name, when, condition, function = TRIGGERS[0]
    op.execute(f"CREATE TRIGGER {table}_{name} {when} ON {table} FOR EACH ROW {condition} EXECUTE FUNCTION {function}")
    # A company that is known here and was shown without a consent to its text is a draft again until it gives one.
    moved = ", ".join(MOVED[:-1])
    op.execute(f"""
        INSERT INTO practice_versions (id, practice_id, number, {moved}, size_class, is_anonymous, verified_figures,
                                       tools, status, published_at, archived_at, version, created_at)
        SELECT gen_random_uuid(), id, 1, {moved}, CASE WHEN employees IS NOT NULL THEN {SIZE_OF} END, false, '[]',
               '[]', CASE WHEN company_id IS NOT NULL AND status = 'published' THEN 'draft' ELSE status END,
               CASE WHEN company_id IS NULL OR status <> 'published' THEN published_at END,
               CASE WHEN status = 'archived' THEN updated_at END, 1, created_at
        FROM practices
    """)
    op.drop_index("practices_published_idx", "practices")
    for constraint in ("themes_one_to_three", "employees_positive", "published_at_set"):
        op.drop_constraint(op.f(f"practices_{constraint}_check"), "practices", type_="check")
    for column in (*MOVED, "status", "version", "updated_at"):
        op.drop_column("practices", column)
    for statement in FUNCTIONS[1:]:
        op.execute(statement)
    for table, name, when, condition, function in TRIGGERS[1:]:
        op.execute(
            f"CREATE TRIGGER {table}_{name} {when} ON {table} FOR EACH ROW {condition} EXECUTE FUNCTION {function}"
        )
    op.execute(
        "CREATE TRIGGER practice_versions_catalogue_changed AFTER INSERT OR UPDATE OR DELETE ON practice_versions "
        "FOR EACH STATEMENT EXECUTE FUNCTION tell_catalogue_changed()"
    )
    op.execute(FOUND)
    op.execute("SELECT search_join('practices', 'searchable_practices', 'practice_versions', 'practice_id')")


def _make_versions() -> None:
    op.create_table(
        "practice_versions",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("company_name", sa.String(), nullable=False),
        sa.Column("company_description", postgresql.JSONB(), nullable=True),
        sa.Column("is_anonymous", sa.Boolean(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("province", sa.String(5), nullable=True),
        sa.Column("section", sa.String(1), nullable=True),
        sa.Column("employees", sa.BigInteger(), nullable=True),
        sa.Column("size_class", sa.String(8), nullable=True),
        sa.Column(
            "participation_level",
            sa.Enum(
                "informed",
                "consulted",
                "co_deciding",
                "self_managing",
                name="participationlevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("themes", sa.ARRAY(sa.String(20)), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        *(sa.Column(name, postgresql.JSONB(), nullable=False) for name in TEXTS),
        *(
            sa.Column(name, postgresql.JSONB(), nullable=False)
            for name in ("figures", "verified_figures", "quotes", "tools")
        ),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
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
        *(
            sa.CheckConstraint(rule, name=op.f(f"practice_versions_{name}_check"))
            for name, rule in (
                ("themes_one_to_three", "cardinality(themes) BETWEEN 1 AND 3"),
                ("employees_positive", "employees IS NULL OR employees >= 1"),
                ("anonymous_without_details", "NOT is_anonymous OR (place IS NULL AND employees IS NULL)"),
                ("published_at_set", "(status IN ('draft', 'in_review')) = (published_at IS NULL)"),
                ("archived_at_set", "(status = 'archived') = (archived_at IS NOT NULL)"),
            )
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["practices.id"], name=op.f("practice_versions_practice_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["province"], ["provinces.code"], name=op.f("practice_versions_province_fkey")),
        sa.ForeignKeyConstraint(
            ["published_by"], ["accounts.id"], name=op.f("practice_versions_published_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("practice_versions_pkey")),
        sa.UniqueConstraint("practice_id", "number", name=op.f("practice_versions_practice_id_number_key")),
    )
    for name, statuses in (
        ("one_published", "status = 'published'"),
        ("one_in_work", "status IN ('draft', 'in_review')"),
    ):
        op.create_index(
            f"practice_versions_{name}_idx",
            "practice_versions",
            ["practice_id"],
            unique=True,
            postgresql_where=sa.text(statuses),
        )


def _make_people() -> None:
    op.create_table(
        "practice_writers",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["practice_versions.id"],
            name=op.f("practice_writers_version_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("practice_writers_account_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version_id", "account_id", name=op.f("practice_writers_pkey")),
    )
    op.create_index(op.f("practice_writers_account_id_idx"), "practice_writers", ["account_id"])
    op.create_table(
        "practice_consents",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "withdrawn_at IS NOT NULL OR withdrawn_by IS NULL", name=op.f("practice_consents_withdrawn_whole_check")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["practice_versions.id"],
            name=op.f("practice_consents_version_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["given_by"], ["accounts.id"], name=op.f("practice_consents_given_by_fkey"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["accounts.id"], name=op.f("practice_consents_withdrawn_by_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("practice_consents_pkey")),
    )
    op.create_index(op.f("practice_consents_version_id_idx"), "practice_consents", ["version_id"])
    op.create_index(
        "practice_consents_one_standing_idx",
        "practice_consents",
        ["version_id", "content_hash"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )


def downgrade() -> None:
    """Put the newest version of each practice back; its history, consents and writers go."""
    op.execute("SELECT search_leave('practices', 'practice_versions')")
    op.execute("DROP VIEW searchable_practices")
    for table in ("departures", "consents"):
        op.execute(f"DROP TRIGGER {table}_practices ON {table}")
    for name in ("of_company", "made"):
        op.execute(f"DROP TRIGGER practices_{name} ON practices")
    _put_back()
    for table in ("practice_consents", "practice_writers", "practice_versions"):
        op.drop_table(table)
    for name in (
        "take_off_practices_of_leaver()",
        "take_off_practices()",
        "withdraw_practices(uuid, timestamptz, uuid)",
        "take_off_practice()",
        "guard_practice_consent()",
        "keep_practice_company()",
        "guard_practice_company()",
        "keep_practice_words()",
        "guard_practice_publication()",
        "practice_figures_stand(uuid, jsonb)",
        "practice_text_names(uuid, text)",
        "hash_practice()",
    ):
        op.execute(f"DROP FUNCTION {name}")
    op.execute(FOUND_BEFORE)
    op.execute("SELECT search_join('practices', 'searchable_practices', 'practices', 'id')")


def _put_back() -> None:
    status = sa.Enum(
        "draft",
        "in_review",
        "published",
        "archived",
        name="practicestatus",
        native_enum=False,
        create_constraint=True,
        length=40,
    )
    columns = (
        sa.Column("status", status, nullable=True),
        sa.Column("company_name", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("province", sa.String(5), sa.ForeignKey("provinces.code", name="practices_province_fkey")),
        sa.Column("section", sa.String(1), nullable=True),
        sa.Column("employees", sa.BigInteger(), nullable=True),
        sa.Column("themes", sa.ARRAY(sa.String(20)), nullable=True),
        sa.Column("year", sa.BigInteger(), nullable=True),
        *(sa.Column(name, postgresql.JSONB(), nullable=True) for name in (*TEXTS, "figures", "quotes")),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    )
    for column in columns:
        op.add_column("practices", column)
    assigned = ", ".join(f"{name} = v.{name}" for name in (*MOVED, "status"))
    op.execute(f"""
        UPDATE practices p SET {assigned}, slug = coalesce(slug, 'praktijk-' || p.id)
        FROM practice_versions v
        WHERE v.practice_id = p.id
          AND v.number = (SELECT number FROM practice_versions o WHERE o.practice_id = p.id
                          ORDER BY (o.status = 'published') DESC, o.number DESC LIMIT 1)
    """)
    op.execute("DELETE FROM practices WHERE status IS NULL OR (is_fictitious AND company_id IS NOT NULL)")
    for name in ("slug", "status", "company_name", "themes", "year", *TEXTS, "figures", "quotes"):
        op.alter_column("practices", name, nullable=False)
    op.alter_column("practices", "version", server_default=None)
    for name, rule in (
        ("themes_one_to_three", "cardinality(themes) BETWEEN 1 AND 3"),
        ("employees_positive", "employees IS NULL OR employees >= 1"),
        ("published_at_set", "(status IN ('draft', 'in_review')) = (published_at IS NULL)"),
        ("fictitious_has_no_company", "NOT (is_fictitious AND company_id IS NOT NULL)"),
    ):
        op.create_check_constraint(op.f(f"practices_{name}_check"), "practices", rule)
    op.create_index(
        "practices_published_idx", "practices", ["year", "slug"], postgresql_where=sa.text("status = 'published'")
    )
    op.drop_constraint("practices_company_id_fkey", "practices", type_="foreignkey")
    op.create_foreign_key(
        op.f("practices_company_id_fkey"), "practices", "companies", ["company_id"], ["id"], ondelete="SET NULL"
    )
    op.drop_index(op.f("practices_began_by_id_idx"), "practices")
    op.drop_constraint("practices_began_by_id_fkey", "practices", type_="foreignkey")
    op.drop_column("practices", "began_by_id")
    op.drop_column("practices", "withdrawn_at")
