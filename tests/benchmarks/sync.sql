-- $1 moves more in the feed, spread over the vouchers there are; each is a copy of the first move of its voucher. Run
-- without triggers: those number entries at commit, one by one.
WITH one AS MATERIALIZED (
    SELECT *, row_number() OVER (ORDER BY voucher_id) - 1 AS n, count(*) OVER () AS vouchers FROM (
        SELECT DISTINCT ON (voucher_id) voucher_id, from_status, to_status, source, actor_name
        FROM voucher_status_changes ORDER BY voucher_id, id
    ) AS firsts
), made AS (
    INSERT INTO voucher_status_changes (voucher_id, voucher_version, from_status, to_status, source, actor_name, details,
                                        occurred_at, recorded_at)
    SELECT voucher_id, 1000 + number / vouchers, from_status, to_status, source, actor_name, '{}', now(), now()
    FROM generate_series(0, $1::int - 1) AS number JOIN one ON one.n = number % vouchers
    RETURNING id, voucher_id
)
INSERT INTO voucher_feed_entries (voucher_id, change_id, recorded_at) SELECT voucher_id, id, now() FROM made ORDER BY id
