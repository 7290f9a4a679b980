"""Which accounts are paid on, and who sees them: masked, for the organisation itself and for who pays."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.identity.models import Organisation
from backend.vouchers.iban import masked
from backend.vouchers.models import BankAccount, BankAccountStatus
from backend.vouchers.payment_errors import BankAccountNotFound
from backend.vouchers.schemas.banking import BankAccountFilter

_SUMMARY: Select[*tuple[Any, ...]] = select(
    BankAccount.id,
    BankAccount.version,
    BankAccount.organisation_id,
    Organisation.name.label("organisation_name"),
    BankAccount.status,
    BankAccount.iban,
    BankAccount.holder,
    BankAccount.entered_at,
    BankAccount.confirmable_at,
    BankAccount.confirmed_at,
    BankAccount.refused_reason,
).join(Organisation, Organisation.id == BankAccount.organisation_id)


def _shown(row: Any) -> dict[str, Any]:
    return {**{name: value for name, value in row.items() if name != "iban"}, "masked_iban": masked(row["iban"])}


async def accounts_of(session: AsyncSession, organisation_id: UUID) -> list[dict[str, Any]]:
    """The accounts of an organisation, newest first. The caller decided who may see them."""
    rows = await session.execute(
        _SUMMARY.where(BankAccount.organisation_id == organisation_id).order_by(
            BankAccount.entered_at.desc(), BankAccount.id
        )
    )
    return [_shown(row) for row in rows.mappings()]


async def list_accounts(session: AsyncSession, wanted: BankAccountFilter) -> dict[str, Any]:
    """One page of accounts, longest waiting first. For officers who pay."""
    statement = _SUMMARY.where(BankAccount.status == wanted.status).order_by(BankAccount.entered_at, BankAccount.id)
    found = await page_of(session, statement, wanted)
    return {**found, "items": [_shown(row) for row in found["items"]]}


async def get_account(session: AsyncSession, account_id: UUID, *, for_update: bool = False) -> BankAccount:
    """An account. Raises BankAccountNotFound (404)."""
    found = await session.get(BankAccount, account_id, with_for_update={"key_share": True} if for_update else None)
    if found is None:
        raise BankAccountNotFound
    return found


async def describe(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    """One account as it is shown. Raises BankAccountNotFound (404)."""
    row = (await session.execute(_SUMMARY.where(BankAccount.id == account_id))).mappings().one_or_none()
    if row is None:
        raise BankAccountNotFound
    return _shown(row)


async def with_status(session: AsyncSession, organisation_id: UUID, status: BankAccountStatus) -> BankAccount | None:
    """The one account of an organisation that is in use, or that waits."""
    found: BankAccount | None = await session.scalar(
        select(BankAccount).where(BankAccount.organisation_id == organisation_id, BankAccount.status == status)
    )
    return found
