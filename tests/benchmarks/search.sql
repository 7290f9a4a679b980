-- So many more instruments and advisers ($1 of each), with texts made of the words that the demonstration world has:
-- common words often and rare ones seldom, as in any language. Nothing of it is told to triggers: search is rebuilt after.
SET session_replication_role = replica;
SELECT setseed(0.42);

CREATE TEMPORARY TABLE known AS
SELECT word, row_number() OVER (ORDER BY documents DESC, word)::int AS place
FROM search_words WHERE language = 'nl' AND length(word) > 2;

-- Phrases of so many words: a title and a name for each row, longer ones shared by a few rows.
CREATE TEMPORARY TABLE phrases AS
WITH picked AS MATERIALIZED (
    SELECT size, number, slot, 1 + floor((SELECT count(*) FROM known) * power(random(), 2))::int AS place
    FROM (VALUES (1, :items), (3, :items), (8, least(:items, 20000)), (20, least(:items, 20000)),
                 (60, least(:items, 20000))) AS sizes(size, many),
         generate_series(1, many) number, generate_series(1, size) slot
)
SELECT size, number, string_agg(word, ' ' ORDER BY slot) AS words
FROM picked JOIN known USING (place) GROUP BY size, number;
CREATE UNIQUE INDEX ON phrases (size, number);
ANALYZE phrases;

CREATE FUNCTION pg_temp.some(wanted int, n int) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT words FROM phrases WHERE size = wanted
    AND number = 1 + (n::bigint * 7919) % CASE WHEN wanted < 8 THEN :items ELSE least(:items, 20000) END
$$;

CREATE TEMPORARY TABLE copies AS
SELECT n, gen_random_uuid() AS item_id, 1 + n % (SELECT count(*) FROM toolbox_versions WHERE status = 'published') AS place
FROM generate_series(1, :items) n;

INSERT INTO toolbox_items (id, slug, owner_id)
SELECT item_id, 'instrument-' || n, (SELECT owner_id FROM toolbox_items LIMIT 1) FROM copies;

-- The columns that PostgreSQL does not make itself.
CREATE FUNCTION pg_temp.columns_of(wanted text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = wanted AND is_generated = 'NEVER'
$$;

CREATE TEMPORARY TABLE new_versions AS
SELECT (jsonb_populate_record(original, jsonb_build_object(
    'id', gen_random_uuid(), 'item_id', item_id, 'number', 1,
    'title', jsonb_build_object('nl', initcap(pg_temp.some(3, n)), 'en', 'Instrument ' || n),
    'summary', jsonb_build_object('nl', pg_temp.some(20, n), 'en', 'Summary ' || n),
    'body', jsonb_build_object('nl', pg_temp.some(60, n), 'en', 'Body ' || n)))).*
FROM copies JOIN (SELECT v AS original, row_number() OVER () AS place
                  FROM toolbox_versions v WHERE status = 'published') originals USING (place);

CREATE TEMPORARY TABLE new_advisers AS
SELECT (jsonb_populate_record(original, jsonb_build_object(
    'id', gen_random_uuid(), 'account_id', NULL,
    'name', initcap(pg_temp.some(1, n)) || ' Voorbeeld' || pg_temp.some(1, n + 1), 'sort_name', 'voorbeeld ' || n,
    'headline', jsonb_build_object('nl', pg_temp.some(8, n), 'en', 'Adviser ' || n),
    'bio', jsonb_build_object('nl', pg_temp.some(60, n), 'en', 'About ' || n)))).*
FROM generate_series(1, :items) n
JOIN (SELECT a AS original, row_number() OVER () AS place, count(*) OVER () AS many
      FROM advisers a WHERE accreditation = 'accredited') originals ON place = 1 + n % many;

DO $$
DECLARE pair text[];
BEGIN
    FOREACH pair SLICE 1 IN ARRAY ARRAY[['toolbox_versions', 'new_versions'], ['advisers', 'new_advisers']] LOOP
        EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM %I', pair[1], pg_temp.columns_of(pair[1]),
                       pg_temp.columns_of(pair[1]), pair[2]);
    END LOOP;
END $$;
