"""Builders of accounts to be paid on, and of vouchers that wait for their payment."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.scopes import Role
from backend.vouchers.models import BankAccount, BankAccountStatus
from tests.makers.identity import make_account
from tests.makers.organisations import make_company
from tests.makers.vouchers import Stage, bring_to, once

OURS, NEW, NEWER = "NL60VOOR0000000001", "NL33VOOR0000000002", "NL06VOOR0000000003"


async def make_bank_account(
    session: AsyncSession,
    organisation_id: UUID,
    *,
    iban: str = OURS,
    holder: str = "Voorbeeld Adviesbureau",
    status: BankAccountStatus = BankAccountStatus.IN_USE,
) -> BankAccount:
    """An account of the organisation, in use unless told otherwise."""
    now = clock.now()
    account = BankAccount(
        organisation_id=organisation_id,
        status=status,
        iban=iban,
        holder=holder,
        entered_by=(await make_account(session)).id,
        entered_at=now,
        confirmable_at=now,
    )
    session.add(account)
    await session.flush()
    return account


async def another(database: Any, client_as: Any, stage: Stage) -> Stage:
    """The same round, adviser and officers, with another company and its owner."""
    async with database.write() as session:
        company = await make_company(session)
    return replace(stage, company=company, owner=await client_as(Role.OWNER, organisation_id=company.id))


async def settled(database: Any, client_as: Any, stage: Stage, number: int) -> list[str]:
    """So many vouchers settled by the second officer, each of its own company; the adviser has an account."""
    async with database.write() as session:
        firm = stage.adviser.organisation_id
        if await session.scalar(select(BankAccount.id).where(BankAccount.organisation_id == firm)) is None:
            await make_bank_account(session, firm)
    made = []
    for _ in range(number):
        stage = await another(database, client_as, stage)
        made.append(await bring_to(stage, "settled"))
    return made


async def payment_of(client: Any, voucher_id: str) -> Any:
    """The newest payment of a voucher."""
    return (await client.get(f"/vouchers/{voucher_id}")).json()["payments"][-1]


async def make_batch(client: Any, *payments: Any) -> Any:
    """Put these payments in a batch that the bank pays today; answers the response."""
    body = {"paymentIds": [payment["id"] for payment in payments], "executionOn": clock.today().isoformat()}
    return await client.post("/payment-batches", json=body, headers=once())


async def act(client: Any, address: str, version: int | str, **body: Any) -> Any:
    """Post with a version; answers the response."""
    return await client.post(address, json=body, headers={**once(), "If-Match": f'"{version}"'})
