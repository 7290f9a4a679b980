"""One search over all subjects: documents kept by triggers, known words, words that mean the same, and tallies.

A subject joins with a view that makes its documents and one line: `SELECT search_join(subject, view, table, key)`,
where `key` is the column of the table that the view calls `source_id`. What is searched from a day counts from its
`valid_from`, and no more from the moment `valid_until`. `SELECT search_leave(subject, table)` undoes it.
"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "202611271600"
down_revision = "202611271540"
branch_labels = None
depends_on = None

LANGUAGE = "language IN ('nl', 'en')"
FIELDS = (
    "subject, source_id, name, language, address, title, summary, words, themes, sectors, provinces, "
    "is_demonstration, valid_from, valid_until"
)


def _vector(column: str) -> str:
    return (
        f"CASE language WHEN 'nl' THEN to_tsvector('slimmer_nl', {column}) ELSE to_tsvector('slimmer_en', {column}) END"
    )


WEIGHED = f"setweight({_vector('title')}, 'A') || setweight({_vector('summary')}, 'B') || {_vector('words')}"
BOTH = "CROSS JOIN (VALUES ('nl'), ('en')) AS l(language)"

VIEWS = {
    "searchable_toolbox": f"""
        SELECT 'toolbox' AS subject, i.id AS source_id, i.slug AS name, l.language, '/toolbox/' || i.slug AS address,
               v.title ->> l.language AS title, v.summary ->> l.language AS summary, v.body ->> l.language AS words,
               v.themes, v.sectors, '{{}}'::text[] AS provinces, false AS is_demonstration,
               NULL::date AS valid_from, NULL::timestamptz AS valid_until
        FROM toolbox_versions v JOIN toolbox_items i ON i.id = v.item_id {BOTH}
        WHERE v.status = 'published'
    """,
    "searchable_advisers": f"""
        SELECT 'advisers' AS subject, a.id AS source_id, a.id::text AS name, l.language,
               '/adviseurs/' || a.id AS address, a.name AS title, a.headline ->> l.language AS summary,
               a.firm || '. ' || coalesce((SELECT string_agg(m ->> l.language, '. ') FROM jsonb_array_elements(a.methods) m), '')
               || '. ' || (a.bio ->> l.language) || ' ' || CASE l.language WHEN 'nl' THEN 'Adviseur in ' ELSE 'Adviser in ' END
               || coalesce((SELECT string_agg(p.name, ', ') FROM provinces p WHERE p.code = ANY (a.provinces)), '') AS words,
               a.themes, a.sectors, a.provinces, a.is_demonstration, a.accredited_from AS valid_from,
               (a.accredited_until + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AS valid_until
        FROM advisers a {BOTH}
        WHERE a.accreditation = 'accredited'
    """,
    "searchable_practices": f"""
        SELECT 'practices' AS subject, p.id AS source_id, p.slug AS name, l.language,
               '/praktijk/' || p.slug AS address, p.title ->> l.language AS title, p.summary ->> l.language AS summary,
               concat_ws(' ', p.company_name, p.place, p.reason ->> l.language, p.approach ->> l.language,
                         p.participation ->> l.language, p.result ->> l.language, p.lessons ->> l.language) AS words,
               p.themes, array_remove(ARRAY[p.section]::text[], NULL) AS sectors,
               array_remove(ARRAY[p.province]::text[], NULL) AS provinces, p.is_fictitious AS is_demonstration,
               NULL::date AS valid_from, NULL::timestamptz AS valid_until
        FROM practices p {BOTH}
        WHERE p.status = 'published'
    """,
    "searchable_rounds": f"""
        SELECT 'rounds' AS subject, r.id AS source_id, r.slug AS name, l.language, '/vouchers' AS address,
               (s.name ->> l.language) || ': ' || lower(r.name ->> l.language) AS title,
               s.summary ->> l.language AS summary, s.conditions ->> l.language AS words, s.themes, s.sectors,
               '{{}}'::text[] AS provinces, r.is_demonstration, NULL::date AS valid_from,
               r.closes_at AS valid_until
        FROM rounds r JOIN schemes s ON s.id = r.scheme_id {BOTH}
        WHERE r.status IN ('published', 'open')
    """,
}
# subject, table, the column of the table that its view calls source_id
SOURCES = (
    ("toolbox", "toolbox_versions", "item_id"),
    ("advisers", "advisers", "id"),
    ("practices", "practices", "id"),
    ("rounds", "rounds", "id"),
)
# Held by whoever changes documents, and by the rebuild alone.
ALL = "hashtextextended('search documents', 0)"
FUNCTIONS = (
    # After a change of a row: its documents are made anew, in the transaction of the change. Transactions that change
    # one source take turns, or each would keep what the other takes away: after the wait every statement sees what the
    # first one left. Sources share a thousand locks, so that a change of a whole table does not fill the lock table.
    f"""
    CREATE FUNCTION search_follow() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE source uuid := (CASE TG_OP WHEN 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END ->> TG_ARGV[2])::uuid;
    BEGIN
        PERFORM pg_advisory_xact_lock_shared({ALL});
        PERFORM pg_advisory_xact_lock(hashtext('search documents'), hashtext(TG_ARGV[0] || source) & 1023);
        DELETE FROM search_documents WHERE subject = TG_ARGV[0] AND source_id = source;
        EXECUTE format('INSERT INTO search_documents ({FIELDS}) SELECT {FIELDS} FROM %I WHERE source_id = $1', TG_ARGV[1])
        USING source;
        RETURN NULL;
    END $$
    """,
    f"""
    CREATE FUNCTION search_rebuild(wanted text) RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE made bigint;
    BEGIN
        PERFORM pg_advisory_xact_lock({ALL});
        DELETE FROM search_documents WHERE subject = wanted;
        EXECUTE format('INSERT INTO search_documents ({FIELDS}) SELECT {FIELDS} FROM %I',
                       (SELECT view FROM search_sources WHERE subject = wanted));
        GET DIAGNOSTICS made = ROW_COUNT;
        RETURN made;
    END $$
    """,
    """
    CREATE FUNCTION search_join(subject text, view text, source text, key text) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO search_sources VALUES (subject, view);
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I '
                       'FOR EACH ROW EXECUTE FUNCTION search_follow(%L, %L, %L)',
                       source || '_searched', source, subject, view, key);
        PERFORM search_rebuild(subject);
    END $$
    """,
    """
    CREATE FUNCTION search_leave(left_subject text, source text) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        EXECUTE format('DROP TRIGGER %I ON %I', source || '_searched', source);
        DELETE FROM search_documents WHERE subject = left_subject;
        DELETE FROM search_sources WHERE subject = left_subject;
    END $$
    """,
    # Which words there are, and in how many documents; words that are gone go.
    """
    CREATE FUNCTION search_count_words(wanted text) RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE counted bigint;
    BEGIN
        CREATE TEMPORARY TABLE counting ON COMMIT DROP AS
        SELECT word, max(documents) AS documents FROM (
            SELECT word, ndoc::bigint AS documents FROM ts_stat(format(
                'SELECT to_tsvector(''simple'', plain_text(title || '' '' || summary || '' '' || words)) '
                'FROM search_documents WHERE language = %L', wanted))
            UNION ALL
            SELECT part, 0 FROM search_synonym_sets, unnest(words) phrase,
                   regexp_split_to_table(plain_text(phrase), '[^a-z0-9]+') part WHERE language = wanted
        ) all_words WHERE word ~ '^[a-z0-9]{2,60}$' GROUP BY word;
        DELETE FROM search_words w
        WHERE language = wanted AND NOT EXISTS (SELECT FROM counting c WHERE c.word = w.word);
        INSERT INTO search_words AS w (language, word, stem, documents)
        SELECT wanted, word,
               coalesce((ts_lexize(CASE wanted WHEN 'nl' THEN 'dutch_stem' ELSE 'english_stem' END::regdictionary, word))[1], ''),
               documents
        FROM counting
        ON CONFLICT (language, word) DO UPDATE SET documents = excluded.documents
        WHERE w.documents <> excluded.documents;
        SELECT count(*) INTO counted FROM counting;
        DROP TABLE counting;
        RETURN counted;
    END $$
    """,
)
# What people say for what the programme calls otherwise; the programme office keeps them from here on.
SAME = (
    "rooster, werkrooster, dienstrooster, planning van diensten",
    "zelfroosteren, zelf roosteren, zelf plannen, individueel roosteren",
    "ploegendienst, ploegenrooster, nachtdienst, wisseldienst, volcontinu",
    "arbeidstijden, werktijden, flexibele werktijden, flexwerken, uren",
    "urenbank, tijd sparen, spaaruren, tijd voor tijd, plusuren",
    "jaaruren, jaarurenplan, annualisering, seizoenswerk",
    "subsidie, voucher, tegemoetkoming, bijdrage, regeling",
    "adviseur, consultant, coach, adviesbureau, begeleider",
    "werkoverleg, dagstart, stand up, weekstart, teamoverleg",
    "verspilling, lean, kaizen, procesverbetering",
    "waardestroom, value stream mapping, vsm, processtroom",
    "omstellen, smed, ombouwtijd, omsteltijd, machine stilstand",
    "werkplek in vijf stappen, 5s, opgeruimde werkplek, rommel, opruimen",
    "zelfsturend, zelfsturing, zelforganisatie, zelfstandig team, stuurt zichzelf",
    "meedoen, inspraak, medezeggenschap, meedenken, participatie, meebeslissen",
    "ondernemingsraad, or, personeelsvertegenwoordiging, pvt, medezeggenschapsraad",
    "opleiding, scholing, cursus, training, leren",
    "vakmanschap, vakkennis, vaardigheden, competenties, skills",
    "vaardighedenkaart, competentiematrix, skillsmatrix, inzetbaarheidsmatrix",
    "taakroulatie, job rotation, functieroulatie, werkplek wisselen",
    "techniek, automatisering, robotisering, digitalisering, ict, technologie",
    "cijferbord, kpi, dashboard, prestatiebord, kengetallen",
    "resultaat, prestatie, doelen, kpi",
    "leidinggeven, leidinggevende, baas, chef, teamleider, manager, directeur",
    "medewerker, personeel, werknemer, mensen, collega",
    "ziek, ziekteverzuim, verzuim, afwezig, uitval",
    "vervanging, overnemen, achtervang, vervangen",
    "gratis, zonder kosten, kosteloos",
    "kosten, kost, tarief, prijs",
    "feedback, terugkoppeling, complimenten geven",
    "fout, vergissing, incident, storing, klacht",
    "klant, afnemer, opdrachtgever",
    "chauffeur, vrachtwagen, transport, rit, vervoer",
    "bouw, bouwplaats, aannemer, keet",
    "zorg, verpleging, thuiszorg, verpleeghuis",
    "horeca, hotel, restaurant",
    "magazijn, logistiek, opslag",
    "privacy, anoniem, avg, vertrouwelijk",
    "scan, vragenlijst, enquete, meting, zelftest",
    "werkdruk, drukte, stress, overwerk",
    "idee, suggestie, ideeenbus, verbetervoorstel",
    "monteur, vakman, technicus",
    "friesland, fryslan",
    "excel, spreadsheet, lijstje",
    "kopen, aankoop, aanschaf, investeren",
    "werkverdeling, taakverdeling, taken verdelen, verdeling van taken",
    "besluit, beslissing, besluitvorming, beslissen",
    "kennis doorgeven, kennisoverdracht, leermeester, inwerken",
)
SAME_EN = (
    "roster, schedule, rota, shift plan",
    "voucher, subsidy, grant",
    "adviser, consultant, coach",
    "daily start, stand up, huddle",
    "waste, lean, kaizen",
    "employee, staff, worker, personnel",
)


def upgrade() -> None:
    """Make tables and functions, and let what there is join."""
    _make_tables()
    for statement in FUNCTIONS:
        op.execute(statement)
    for view, definition in VIEWS.items():
        op.execute(f"CREATE VIEW {view} AS {definition}")
    for subject, table, key in SOURCES:
        op.execute(f"SELECT search_join('{subject}', 'searchable_{subject}', '{table}', '{key}')")
    for table in ("search_documents", "search_synonym_sets"):
        op.execute(
            f"CREATE TRIGGER {table}_catalogue_changed AFTER INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION tell_catalogue_changed()"
        )
    sets = sa.table(
        "search_synonym_sets",
        sa.column("id", sa.Uuid),
        sa.column("language", sa.String),
        sa.column("words", sa.ARRAY(sa.String)),
        sa.column("version", sa.BigInteger),
    )
    rows = [("nl", words) for words in SAME] + [("en", words) for words in SAME_EN]
    op.bulk_insert(
        sets,
        [{"id": uuid4(), "language": code, "words": words.split(", "), "version": 1} for code, words in rows],
    )


def _make_tables() -> None:
    op.create_table(
        "search_documents",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("subject", sa.String(20), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("themes", sa.ARRAY(sa.String(40)), nullable=False),
        sa.Column("sectors", sa.ARRAY(sa.String(1)), nullable=False),
        sa.Column("provinces", sa.ARRAY(sa.String(5)), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("search", postgresql.TSVECTOR(), sa.Computed(WEIGHED, persisted=True), nullable=False),
        sa.Column("title_search", postgresql.TSVECTOR(), sa.Computed(_vector("title"), persisted=True), nullable=False),
        sa.Column("plain_title", sa.String(), sa.Computed("plain_text(title)", persisted=True), nullable=False),
        sa.CheckConstraint(LANGUAGE, name=op.f("search_documents_language_known_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("search_documents_pkey")),
        sa.UniqueConstraint("subject", "name", "language", name=op.f("search_documents_subject_name_language_key")),
    )
    op.create_index(op.f("search_documents_source_id_idx"), "search_documents", ["source_id"])
    for column in ("search", "title_search"):
        for code in ("nl", "en"):
            op.create_index(
                f"search_documents_{column}_{code}_idx",
                "search_documents",
                [column],
                postgresql_using="gin",
                postgresql_where=sa.text(f"language = '{code}'"),
            )
    op.create_index(
        "search_documents_plain_title_idx",
        "search_documents",
        ["plain_title"],
        postgresql_using="gin",
        postgresql_ops={"plain_title": "gin_trgm_ops"},
    )
    op.create_index(
        "search_documents_start_idx",
        "search_documents",
        ["language", "plain_title"],
        postgresql_ops={"plain_title": "text_pattern_ops"},
    )
    op.create_table(
        "search_sources",
        sa.Column("subject", sa.String(20), nullable=False),
        sa.Column("view", sa.String(63), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("search_sources_pkey")),
    )
    op.create_table(
        "search_words",
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("word", sa.String(60), nullable=False),
        sa.Column("stem", sa.String(60), nullable=False),
        sa.Column("documents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(LANGUAGE, name=op.f("search_words_language_known_check")),
        sa.PrimaryKeyConstraint("language", "word", name=op.f("search_words_pkey")),
    )
    op.create_index(
        "search_words_word_idx",
        "search_words",
        ["word"],
        postgresql_using="gin",
        postgresql_ops={"word": "gin_trgm_ops"},
    )
    op.create_index(op.f("search_words_language_stem_idx"), "search_words", ["language", "stem"])
    op.create_table(
        "search_synonym_sets",
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("words", sa.ARRAY(sa.String(60)), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(LANGUAGE, name=op.f("search_synonym_sets_language_known_check")),
        sa.CheckConstraint(
            "cardinality(words) BETWEEN 2 AND 12", name=op.f("search_synonym_sets_two_to_twelve_words_check")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("search_synonym_sets_pkey")),
    )
    op.create_table(
        "search_tallies",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("misses", sa.BigInteger(), nullable=False),
        sa.Column("helpful", sa.BigInteger(), nullable=False),
        sa.Column("unhelpful", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(100), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(LANGUAGE, name=op.f("search_tallies_language_known_check")),
        sa.CheckConstraint(
            "words IS NULL OR misses + helpful + unhelpful >= 5", name=op.f("search_tallies_words_of_many_check")
        ),
        sa.CheckConstraint("extract(isodow FROM week) = 1", name=op.f("search_tallies_week_starts_on_monday_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("search_tallies_pkey")),
        sa.UniqueConstraint("week", "language", "mark", name=op.f("search_tallies_week_language_mark_key")),
    )


def downgrade() -> None:
    """Take all of it away."""
    for subject, table, _ in SOURCES:
        op.execute(f"SELECT search_leave('{subject}', '{table}')")
    for view in VIEWS:
        op.execute(f"DROP VIEW {view}")
    for name in ("search_count_words(text)", "search_leave(text, text)", "search_join(text, text, text, text)"):
        op.execute(f"DROP FUNCTION {name}")
    op.execute("DROP FUNCTION search_rebuild(text)")
    op.execute("DROP FUNCTION search_follow()")
    for table in ("search_tallies", "search_synonym_sets", "search_words", "search_sources", "search_documents"):
        op.drop_table(table)
