-- What a rush left behind. `reserved` has its whole subsidy set aside; `balanced` is the book, added up from its entries.
WITH held AS (
    SELECT voucher_id, sum(planned_cents) AS cents FROM voucher_shares GROUP BY voucher_id
), entered AS (
    SELECT ledger_account_id AS id, sum(amount_cents) AS cents FROM ledger_entries GROUP BY ledger_account_id
), moved AS (
    SELECT voucher_id, count(*) FILTER (WHERE from_status = 'draft') AS submissions
    FROM voucher_status_changes GROUP BY voucher_id
), reservation AS (
    SELECT voucher_id, count(*) AS times FROM ledger_transactions WHERE act = 'reserve' GROUP BY voucher_id
), seated AS (
    SELECT vouchers.* FROM vouchers JOIN held ON held.voucher_id = vouchers.id AND held.cents = subsidy_cents
    WHERE status = 'submitted'
)
SELECT (SELECT count(*) FROM vouchers WHERE submitted_at IS NOT NULL) AS applications,
       (SELECT count(*) FROM seated) AS reserved,
       (SELECT count(*) FROM vouchers WHERE status = 'waitlisted') AS waiting,
       (SELECT count(*) FROM vouchers WHERE submitted_at IS NOT NULL AND status <> 'waitlisted'
           AND id NOT IN (SELECT id FROM seated)) AS elsewhere,
       (SELECT count(*) FROM moved WHERE submissions > 1) AS twice,
       (SELECT count(*) FROM reservation WHERE times > 1) AS reserved_twice,
       (SELECT count(*) FROM vouchers WHERE status = 'waitlisted'
           AND submission_number < (SELECT max(submission_number) FROM seated)) AS out_of_order,
       NOT EXISTS (SELECT FROM ledger_entries GROUP BY transaction_id HAVING sum(amount_cents) <> 0)
       AND NOT EXISTS (SELECT FROM ledger_accounts LEFT JOIN entered USING (id)
                       WHERE balance_cents <> coalesce(entered.cents, 0))
       AND NOT EXISTS (SELECT FROM ledger_accounts WHERE balance_cents < 0 AND kind <> 'funder')
       AND (SELECT sum(balance_cents) FROM ledger_accounts WHERE kind = 'reserved')
           = (SELECT coalesce(sum(subsidy_cents), 0) FROM seated) AS balanced
