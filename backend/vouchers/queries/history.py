"""Everything that happened to a voucher, in order, as whoever asks may read it."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import MachineClient
from backend.identity.principals import Principal
from backend.vouchers.models import NOT_FOR_ADVISERS, Voucher, VoucherAct
from backend.vouchers.queries.vouchers import Sight, list_changes, sight_of

NEW_DAYS = ("valid_until", "decision_due_on")


async def entries_of(session: AsyncSession, principal: Principal, voucher: Voucher) -> list[dict[str, Any]]:
    """Moves and acts, oldest first. The caller decided who may see the voucher."""
    wanted = select(VoucherAct).where(VoucherAct.voucher_id == voucher.id)
    if sight_of(principal) is Sight.GRANTED_WITH_ADVISER:
        wanted = wanted.where(VoucherAct.kind.not_in(NOT_FOR_ADVISERS))
    acts = await session.scalars(wanted.order_by(VoucherAct.id))
    changes = await list_changes(session, voucher.id)
    systems = await _names_of(session, {change.client_id for change in changes if change.client_id is not None})
    entries = [
        {
            "key": f"move-{change.id}",
            "to_status": change.to_status,
            "act": None,
            "new_day": None,
            "system_name": systems.get(change.client_id),
            **_who(change),
        }
        for change in changes
    ]
    entries += [
        {
            "key": f"act-{act.id}",
            "to_status": None,
            "act": act.kind,
            "new_day": next((act.details[name] for name in NEW_DAYS if name in act.details), None),
            "system_name": None,
            **_who(act),
        }
        for act in acts
    ]
    return sorted(entries, key=lambda entry: entry["occurred_at"])


async def _names_of(session: AsyncSession, client_ids: set[UUID]) -> dict[UUID | None, str]:
    """What the systems are called, asked only when there is one."""
    if not client_ids:
        return {}
    rows = await session.execute(select(MachineClient.id, MachineClient.name).where(MachineClient.id.in_(client_ids)))
    return {row.id: row.name for row in rows}


def _who(happened: Any) -> dict[str, Any]:
    return {name: getattr(happened, name) for name in ("source", "actor_name", "reason", "occurred_at")}
