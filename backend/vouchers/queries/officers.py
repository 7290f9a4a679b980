"""Officers who can take up the file of a voucher."""

from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.advisers.models import Adviser
from backend.identity.models import Account, Membership
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.vouchers.models import Voucher


async def colleagues(session: AsyncSession, principal: Principal, voucher: Voucher) -> list[dict[str, Any]]:
    """Officers of one's own organisation, oneself among them, who belong to neither the company nor the adviser.

    Who entered the application does not decide on it.
    """
    elsewhere = aliased(Membership)
    adviser_firm = select(Adviser.organisation_id).where(Adviser.id == voucher.adviser_id)
    related = exists().where(
        elsewhere.account_id == Account.id,
        (elsewhere.organisation_id == voucher.company_id) | elsewhere.organisation_id.in_(adviser_firm),
    )
    rows = await session.execute(
        select(Account.id, Account.name)
        .join(Membership, Membership.account_id == Account.id)
        .where(
            Membership.organisation_id == principal.organisation_id,
            Membership.role == Role.SYNTENS_OFFICER,
            ~related,
            Account.id.is_distinct_from(voucher.entered_by),
        )
        .order_by(Account.name, Account.id)
    )
    return [{**row, "has_file": row["id"] == voucher.reviewer_id} for row in rows.mappings()]
