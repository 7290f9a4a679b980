-- Companies that are verified, each with an owner who is signed in and a complete draft. $1 how many, $2 the round,
-- $3 the adviser, $4 the codes of the vouchers. The token of a session is `rush-` and its number.
WITH firm AS MATERIALIZED (
    SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS account_id FROM generate_series(1, $1::int) n
), organisation AS (
    INSERT INTO organisations (id, kind, name, sort_name, is_demonstration)
    SELECT id, 'company', 'Meetbedrijf ' || n, 'meetbedrijf ' || n, false FROM firm
), company AS (
    INSERT INTO companies (id, kvk_number, name, sort_name, sbi_version, section, employees, province, verification,
                           verified_at, is_demonstration, version)
    SELECT id, (10000000 + n)::text, 'Meetbedrijf ' || n, 'meetbedrijf ' || n, '2008', 'C', 38, 'NL-OV', 'verified',
           now(), false, 1
    FROM firm
), account AS (
    INSERT INTO accounts (id, email, name, language, is_demonstration, version)
    SELECT account_id, account_id || '@meetbedrijf.example', 'Ondernemer ' || n, 'nl', false, 1 FROM firm
), membership AS (
    INSERT INTO memberships (id, account_id, organisation_id, role)
    SELECT gen_random_uuid(), account_id, id, 'owner' FROM firm
), session AS (
    INSERT INTO sessions (id, token_hash, account_id, organisation_id, last_seen_at, expires_at)
    SELECT gen_random_uuid(), sha256(convert_to('rush-' || n, 'UTF8')), account_id, id, now(), now() + interval '1 day'
    FROM firm
), draft AS (
    INSERT INTO vouchers (id, code, round_id, company_id, status, is_demonstration, adviser_id, theme, goal, hours,
                          advice_cents, other_aid_cents, monitoring_consent, subsidy_cents, suspended_days, paid_cents,
                          version)
    SELECT gen_random_uuid(), ($4::text[])[n], $2, id, 'draft', false, $3, 'work_division', 'Het werk anders verdelen.',
           30, 333334, 0, true, 250000, 0, 0, 1
    FROM firm RETURNING id, company_id
)
SELECT firm.n, draft.id FROM draft JOIN firm ON firm.id = draft.company_id ORDER BY firm.n
