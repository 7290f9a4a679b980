"""Officers who can take up the file of a voucher."""

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.models import Account, Membership
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.vouchers.models import Voucher
from backend.vouchers.queries.absences import away
from backend.vouchers.queries.interests import may_act


async def colleagues(session: AsyncSession, principal: Principal, voucher: Voucher) -> list[dict[str, Any]]:
    """Officers of one's own organisation, oneself among them, who belong to neither the company nor the adviser.

    A colleague who is away today gets no file; who asks is there. Who entered the application does not decide on it.
    """
    rows = await session.execute(
        select(Account.id, Account.name)
        .join(Membership, Membership.account_id == Account.id)
        .join(Voucher, Voucher.id == voucher.id)
        .where(
            Membership.organisation_id == principal.organisation_id,
            Membership.role == Role.SYNTENS_OFFICER,
            may_act(Account.id),
            or_(Account.id == principal.account_id, Account.id.not_in(away(clock.today()))),
        )
        .order_by(Account.name, Account.id)
    )
    return [{**row, "has_file": row["id"] == voucher.reviewer_id} for row in rows.mappings()]
