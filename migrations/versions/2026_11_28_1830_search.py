"""Search at a hundred thousand: texts stay with their row, and the words that mean the same are made ready when written."""

from alembic import op

revision = "202611281830"
down_revision = "202611281810"
branch_labels = None
depends_on = None

FUNCTIONS = (
    # A set as search compares it with a question: lower case, letters and digits, one blank between.
    """
    CREATE FUNCTION search_phrases(phrases text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN (SELECT array_agg(btrim(regexp_replace(plain_text(each), '[^a-z0-9]+', ' ', 'g')) ORDER BY place)
            FROM unnest(phrases) WITH ORDINALITY AS parts(each, place))
    """,
    # Those of them that can find. A phrase of which the stemmer leaves a word out ("zelf plannen") can be asked, but
    # finds nothing: what is left of it would find far too much.
    """
    CREATE FUNCTION search_finding(language text, phrases text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN (SELECT coalesce(array_agg(phrase ORDER BY place), '{}')
            FROM unnest(search_phrases(phrases)) WITH ORDINALITY AS parts(phrase, place)
            WHERE numnode(CASE language WHEN 'nl' THEN plainto_tsquery('slimmer_nl', phrase)
                                        ELSE plainto_tsquery('slimmer_en', phrase) END) + 1
                  = 2 * cardinality(string_to_array(phrase, ' ')))
    """,
)
# Of what very many documents hold, a share of all documents is looked at before the rest of them.
SHARES = ("id % 16 < 1", "id % 16 >= 1 AND id % 16 < 4", "id % 16 >= 4 AND id % 16 < 9", "id % 16 >= 9")
VECTORS = ("search", "title_search")
LANGUAGES = ("nl", "en")
ALIKE = ("search_words_word_idx", "search_documents_plain_title_idx")
READY = {"phrases": "search_phrases(words::text[])", "finding": "search_finding(language, words::text[])"}


def upgrade() -> None:
    """Keep the words of a document beside it, uncompressed; `migrate` makes the documents anew after this."""
    op.execute("ALTER TABLE search_documents ALTER COLUMN search SET STORAGE MAIN")
    for column in VECTORS:
        for code in LANGUAGES:
            op.execute(f"DROP INDEX search_documents_{column}_{code}_idx")
            for number, share in enumerate(SHARES):
                # What is written goes straight to its place: a list of what is pending would be read with each question.
                op.execute(
                    f"CREATE INDEX search_documents_{column}_{code}_{number}_idx ON search_documents USING gin ({column}) "
                    f"WITH (fastupdate = off) WHERE language = '{code}' AND {share}"
                )
    for index in ALIKE:
        op.execute(f"ALTER INDEX {index} SET (fastupdate = off)")
        op.execute(f"SELECT gin_clean_pending_list('{index}')")
    for statement in FUNCTIONS:
        op.execute(statement)
    for column, made in READY.items():
        op.execute(
            f"ALTER TABLE search_synonym_sets ADD COLUMN {column} text[] NOT NULL GENERATED ALWAYS AS ({made}) STORED"
        )


def downgrade() -> None:
    """As it was."""
    for column in READY:
        op.execute(f"ALTER TABLE search_synonym_sets DROP COLUMN {column}")
    op.execute("DROP FUNCTION search_finding(text, text[])")
    op.execute("DROP FUNCTION search_phrases(text[])")
    for index in ALIKE:
        op.execute(f"ALTER INDEX {index} RESET (fastupdate)")
    for column in VECTORS:
        for code in LANGUAGES:
            for number in range(len(SHARES)):
                op.execute(f"DROP INDEX search_documents_{column}_{code}_{number}_idx")
            op.execute(
                f"CREATE INDEX search_documents_{column}_{code}_idx ON search_documents USING gin ({column}) "
                f"WHERE language = '{code}'"
            )
    op.execute("ALTER TABLE search_documents ALTER COLUMN search SET STORAGE EXTENDED")
