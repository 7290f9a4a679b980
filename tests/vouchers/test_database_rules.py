"""Money is kept by the database too: what slips through the code meets a constraint."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.makers.vouchers import bring_to, set_stage

SECOND_PAYMENT = """
    INSERT INTO payments (id, version, voucher_id, status, payee, payee_organisation_id, amount_cents, due_at)
    SELECT gen_random_uuid(), 1, voucher_id, 'due', payee, payee_organisation_id, 1, due_at FROM payments
"""


@pytest.mark.parametrize(
    ("status", "statement", "rule"),
    [
        ("submitted", "UPDATE vouchers SET subsidy_cents = NULL", "submitted_whole"),
        ("in_review", "UPDATE vouchers SET status = 'granted'", "granted_whole|adviser_pinned"),
        ("granted", "UPDATE vouchers SET granted_cents = NULL", "granted_whole"),
        ("granted", "UPDATE vouchers SET granted_cents = 0", "granted_at_most_asked"),
        ("granted", "UPDATE vouchers SET subsidy_cents = granted_cents - 1", "granted_at_most_asked"),
        ("granted", "UPDATE vouchers SET granted_by = NULL", "granted_whole"),
        ("granted", "UPDATE vouchers SET paid_cents = 1", "paid_at_most"),
        ("granted", "UPDATE voucher_shares SET granted_cents = NULL, settled_cents = 1", "settled_at_most_granted"),
        ("granted", "UPDATE voucher_shares SET granted_cents = planned_cents + 1", "granted_at_most_planned"),
        ("claimed", "UPDATE claims SET status = 'settled'", "confirmed_by_somebody"),
        ("settled", "UPDATE vouchers SET settled_cents = granted_cents + 1", "settled_at_most_granted"),
        ("settled", "UPDATE vouchers SET settled_cents = -1", "settled_at_most_granted"),
        ("settled", "UPDATE vouchers SET settled_by = NULL", "settled_whole"),
        ("settled", "UPDATE vouchers SET settled_by = granted_by", "four_eyes"),
        ("settled", "UPDATE vouchers SET paid_cents = settled_cents + 1", "paid_at_most"),
        ("settled", "UPDATE vouchers SET paid_cents = -1", "paid_at_most"),
        ("settled", "UPDATE payments SET status = 'paid'", "paid_on_set"),
        (
            "settled",
            SECOND_PAYMENT,
            "one_live",
        ),
        ("granted", "TRUNCATE ledger_entries", "append-only"),
        ("granted", "TRUNCATE voucher_status_changes CASCADE", "append-only"),  # objections point at it
        ("granted", "TRUNCATE voucher_letters", "append-only"),
        ("granted", "TRUNCATE audit_entries", "append-only"),
    ],
)
async def test_the_database_refuses_what_the_code_never_writes(*, database, client_as, status, statement, rule):
    stage = await set_stage(database, client_as)
    await bring_to(stage, status)
    with pytest.raises(IntegrityError, match=rule):  # noqa: PT012 - it counts when the transaction would commit
        async with database.write() as session:
            await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
            await session.execute(text(statement))
