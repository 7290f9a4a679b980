"""An adviser's own profile."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import queries
from backend.advisers.errors import AdviserNotFound, AdviserProfileKnown
from backend.advisers.models import Accreditation, AccreditationChange, Adviser, AdviserKind
from backend.advisers.schemas import AdviserProfileCreate, AdviserProfileUpdate, ProfileWords
from backend.advisers.service import firms
from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.naming import sort_key
from backend.identity.models import Organisation
from backend.identity.principals import Principal

FREE_HOURS = {AdviserKind.SYNTENS: 16}  # the advice: Syntens helps a company for up to sixteen hours without charge
LISTS = ("themes", "sectors", "provinces", "languages")


async def create_profile(session: AsyncSession, principal: Principal, wish: AdviserProfileCreate) -> Adviser:
    """A profile of the person who acts, and with it the application. Raises AdviserProfileKnown (409)."""
    assert principal.organisation_id is not None
    if await session.scalar(select(Adviser.id).where(Adviser.account_id == principal.account_id)):
        raise AdviserProfileKnown
    firm = await session.get_one(Organisation, principal.organisation_id)
    kind = AdviserKind(wish.kind)
    adviser = Adviser(
        organisation_id=firm.id,
        account_id=principal.account_id,
        name=principal.name,
        sort_name=sort_key(principal.name),
        firm=firm.name,
        free_hours=FREE_HOURS.get(kind, 0),
        is_demonstration=firm.is_demonstration,
        **{**_columns(wish), "kind": kind},
    )
    await firms.apply(session, firm)
    session.add(adviser)
    await session.flush()
    session.add(
        AccreditationChange(
            adviser_id=adviser.id,
            from_status=None,
            to_status=Accreditation.APPLIED,
            decided_by=principal.account_id,
            occurred_at=clock.now(),
        )
    )
    record(session, principal, "advisers.apply", "adviser", adviser.id, organisation_id=firm.id)
    await session.flush()
    return adviser


async def change_profile(
    session: AsyncSession, principal: Principal, adviser_id: UUID, wish: AdviserProfileUpdate, if_match: str | None
) -> Adviser:
    """The adviser's own words. Raises AdviserNotFound (404), also for officers: they accredit, they do not write."""
    adviser = await queries.get_profile(session, principal, adviser_id, for_update=True)
    if adviser.account_id != principal.account_id:
        raise AdviserNotFound
    require_current(adviser, if_match)
    for name, value in _columns(wish).items():
        setattr(adviser, name, value)
    await session.flush()
    record(session, principal, "advisers.change", "adviser", adviser.id, organisation_id=adviser.organisation_id)
    return adviser


def _columns(wish: ProfileWords | AdviserProfileUpdate) -> dict[str, Any]:
    """What was sent, as columns."""
    values = wish.model_dump(exclude_unset=True)
    for name in LISTS:
        if name in values:
            values[name] = list(dict.fromkeys(str(value) for value in values[name]))
    return values
