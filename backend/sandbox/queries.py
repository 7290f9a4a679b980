"""What is in the sandbox. Every session here is one of its own database."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.demonstration import TEST_ORGANISATIONS
from backend.identity.models import Account, Membership, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import Company
from backend.vouchers.models import Voucher

MOST = 200


NOT_OFFERED: dict[str, Any] = {
    "offered": False,
    "opened_at": None,
    "organisation_name": None,
    "vouchers": [],
    "officers": [],
}


async def test_organisation(real: AsyncSession, principal: Principal) -> UUID | None:
    """The invented organisation of the kind that one acts for, if there is one."""
    kind = await real.scalar(select(Organisation.kind).where(Organisation.id == principal.organisation_id))
    return TEST_ORGANISATIONS.get(kind) if kind is not None else None


async def describe(sandbox: AsyncSession, organisation_id: UUID) -> dict[str, Any]:
    """What there is to try."""
    organisation = await sandbox.get(Organisation, organisation_id)
    vouchers = await sandbox.execute(
        select(Voucher.id, Voucher.code, Company.name.label("company_name"), Voucher.status)
        .join(Company, Company.id == Voucher.company_id)
        .order_by(Company.sort_name, Voucher.id)
        .limit(MOST)
    )
    officers = await sandbox.execute(
        select(Account.id.label("account_id"), Account.name)
        .join(Membership, Membership.account_id == Account.id)
        .where(
            Membership.organisation_id == TEST_ORGANISATIONS[OrganisationKind.EXECUTING_BODY],
            Membership.role == Role.SYNTENS_OFFICER,
        )
        .order_by(Account.name, Account.id)
    )
    return {
        "offered": True,
        "opened_at": organisation and organisation.created_at,
        "organisation_name": organisation and organisation.name,
        "vouchers": [dict(row) for row in vouchers.mappings()],
        "officers": [dict(row) for row in officers.mappings()],
    }
