-- Companies with four scans each, a year apart. The newest scan of a company holds the answers: two of management and
-- six employees, 25 statements each, so fifty answers a scan on the whole. Set-based, without row triggers; what
-- those guard is counted afterwards (population_faults.sql). {scans} and {open} are put in by population.py.
SET LOCAL session_replication_role = replica;
SET LOCAL synchronous_commit = off;

CREATE TEMP TABLE firm ON COMMIT DROP AS
SELECT n, gen_random_uuid() AS id, n % ({scans} / 4 / {open}) = 0 AS answers_now FROM generate_series(1, {scans} / 4) n;

ANALYZE firm;

INSERT INTO organisations (id, kind, name, sort_name, is_demonstration)
SELECT id, 'company', 'Meetbedrijf ' || n, 'meetbedrijf ' || n, false FROM firm;

INSERT INTO companies (id, kvk_number, name, sort_name, sbi_version, section, employees, province, verification,
                       is_demonstration, version)
SELECT id, (10000000 + n)::text, 'Meetbedrijf ' || n, 'meetbedrijf ' || n, '2008',
       (ARRAY['C', 'F', 'G', 'H', 'I', 'J'])[1 + n % 6], (ARRAY[12, 38, 70, 180])[1 + n % 4], 'NL-OV', 'unverified',
       false, 1
FROM firm;

CREATE TEMP TABLE asked ON COMMIT DROP AS
SELECT version_id, code, kind, reader FROM (
    SELECT item.version_id, item.code, item.kind, reader,
           row_number() OVER (PARTITION BY reader ORDER BY item.position) AS place
    FROM questionnaire_items item
    JOIN questionnaire_versions version ON version.id = item.version_id AND version.status = 'published'
    JOIN questionnaires ON questionnaires.id = version.questionnaire_id AND questionnaires.owner_id IS NULL
    CROSS JOIN (VALUES ('management'), ('employee')) readers (reader)
    WHERE item.kind <> 'open' AND item.audience IN (reader, 'both')
) items WHERE place <= 25;

ANALYZE asked;

INSERT INTO scans (id, company_id, version_id, title, status, closes_on, representation, staff_informed_on,
                   staff_informed_how, staff_agreed, shared_with_employees, links_from, opened_at, closed_at, published_at, created_at, version)
SELECT gen_random_uuid(), firm.id, (SELECT version_id FROM asked LIMIT 1), 'Meting ' || year,
       CASE WHEN answering THEN 'open' ELSE 'published' END,
       CASE WHEN answering THEN current_date + 14 ELSE began::date + 14 END, 'works_council', began::date - 3,
       'meeting', true, true, 'company', began,
       CASE WHEN NOT answering THEN began + interval '14 days' END,
       CASE WHEN NOT answering THEN began + interval '15 days' END, began, 1
FROM firm
CROSS JOIN generate_series(0, 3) year
CROSS JOIN LATERAL (SELECT year = 0 AND firm.answers_now AS answering,
                           now() - (30 + 300 * year) * interval '1 day' AS began) moment
ORDER BY random();

ANALYZE scans;

INSERT INTO scan_responses (id, scan_id, version_id, audience, key_hash, submitted)
SELECT gen_random_uuid(), id, version_id, CASE WHEN n <= 2 THEN 'management' ELSE 'employee' END,
       sha256(uuid_send(gen_random_uuid())), true
FROM scans CROSS JOIN generate_series(1, 8) n WHERE title = 'Meting 0';

ANALYZE scan_responses;

INSERT INTO scan_answers (response_id, item_code, version_id, kind, value)
SELECT response.id, asked.code, asked.version_id, asked.kind,
       CASE asked.kind WHEN 'agreement' THEN 1 + floor(random() * 5) ELSE floor(random() * 2) END
FROM scan_responses response
JOIN scans ON scans.id = response.scan_id AND scans.title = 'Meting 0'
JOIN asked ON asked.reader = response.audience;

INSERT INTO scan_results (scan_id, version_id, published_at, opened_on, closed_on, management_count, employee_count,
                          target_group, total_potential, potential_band)
SELECT id, version_id, published_at, opened_at::date, closed_at::date, 2, 6, 2, 18, 'clear'
FROM scans WHERE title LIKE 'Meting _' AND status = 'published';

INSERT INTO scan_result_dimensions (scan_id, dimension, management_score, employee_score, employee_count, spread_band,
                                    combined_score, gap, potential, potential_band)
SELECT scans.id, theme.dimension, 78, 30 + floor(random() * 40), 6, 'mixed', 55, -30, 18, 'clear'
FROM scans
JOIN questionnaire_dimensions theme USING (version_id)
WHERE scans.title LIKE 'Meting _' AND scans.status = 'published';

ANALYZE;
