"""What the database itself refuses of applications that Syntens entered."""

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from backend.vouchers.models import Voucher
from tests.makers.entries import enter, set_desk, submitted


@pytest.fixture
async def desk(database, client_as):
    return await set_desk(database, client_as)


@pytest.mark.parametrize("column", ["reviewer_id", "granted_by", "settled_by"])
async def test_the_database_refuses_a_decision_by_who_entered(desk, database, column):
    entry_id = await submitted(desk)
    with pytest.raises(IntegrityError, match="entered_by_another"):
        async with database.write() as session:
            await session.execute(update(Voucher).where(Voucher.id == entry_id).values({column: desk.vera_account.id}))


async def test_the_database_refuses_every_move_by_who_entered(desk, database):
    entry_id = await submitted(desk)
    with pytest.raises(IntegrityError, match="decides nothing"):
        async with database.write() as session:
            await session.execute(
                text(
                    "INSERT INTO voucher_status_changes (voucher_id, voucher_version, from_status, to_status, source, "
                    "account_id, details, occurred_at, recorded_at) VALUES "
                    "(:voucher, 99, 'in_review', 'rejected', 'syntens', :account, '{}', now(), now())"
                ),
                {"voucher": entry_id, "account": desk.vera_account.id},
            )


async def test_the_database_refuses_what_a_company_declares_before_it_has_the_draft(desk, database):
    stage, vera = desk.stage, desk.vera
    entry_id = (await enter(vera, stage)).json()["id"]
    with pytest.raises(IntegrityError, match="declared_by_company"):
        async with database.write() as session:
            await session.execute(update(Voucher).where(Voucher.id == entry_id).values(monitoring_consent=True))
