"""What can be read of advisers and referrals."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import any_, bindparam, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.errors import AdviserNotAccredited, AdviserNotFound
from backend.advisers.models import Accreditation, Adviser, AdviserKind
from backend.content import load
from backend.core import clock


@dataclass(frozen=True, slots=True)
class AccreditedAdviser:
    """Who was accredited on the day asked for: what a voucher pins at its grant."""

    id: UUID
    name: str
    firm: str
    organisation_id: UUID
    account_id: UUID | None
    kind: AdviserKind
    accredited_from: date
    accredited_until: date
    is_demonstration: bool


_PINNED = select(
    Adviser.id,
    Adviser.name,
    Adviser.firm,
    Adviser.organisation_id,
    Adviser.account_id,
    Adviser.kind,
    Adviser.accredited_from,
    Adviser.accredited_until,
    Adviser.is_demonstration,
    Adviser.accreditation,
).where(Adviser.id == bindparam("adviser_id"))

_in_province = bindparam("province") == any_(Adviser.provinces)
_knows_sector = bindparam("section") == any_(Adviser.sectors)
_FITTING = (
    select(
        Adviser.id,
        Adviser.name,
        Adviser.firm,
        Adviser.kind,
        Adviser.headline,
        Adviser.rate_cents,
        Adviser.free_hours,
        Adviser.is_demonstration,
        _in_province.label("in_province"),
        _knows_sector.label("knows_sector"),
    )
    .where(
        Adviser.accreditation == Accreditation.ACCREDITED,
        bindparam("day").between(Adviser.accredited_from, Adviser.accredited_until),
        bindparam("theme") == any_(Adviser.themes),
        or_(func.cardinality(Adviser.sectors) == 0, _knows_sector),
    )
    .order_by(
        case((_in_province, 0), else_=1),
        case((_knows_sector, 0), else_=1),
        case((Adviser.hours_per_month > 0, 0), else_=1),
        func.array_position(Adviser.themes, bindparam("theme")),
        Adviser.rate_cents,
        Adviser.sort_name,
        Adviser.id,
    )
    .limit(bindparam("limit"))
)


async def require_accredited(session: AsyncSession, adviser_id: UUID, *, on: date) -> AccreditedAdviser:
    """The adviser, when accredited on that day. Raises AdviserNotFound (404) and AdviserNotAccredited (409)."""
    found = (await session.execute(_PINNED, {"adviser_id": adviser_id})).one_or_none()
    if found is None:
        raise AdviserNotFound
    *pinned, accreditation = found
    if accreditation is Accreditation.ACCREDITED:
        adviser = AccreditedAdviser(*pinned)
        if adviser.accredited_from <= on <= adviser.accredited_until:
            return adviser
    raise AdviserNotAccredited(
        nl=f"{found.name} is op {on:%d-%m-%Y} niet erkend.", en=f"{found.name} is not accredited on {on:%d-%m-%Y}."
    )


async def recommend(
    session: AsyncSession, *, theme: str, section: str, province: str, limit: int = 3
) -> list[dict[str, Any]]:
    """The accredited advisers that fit a company and a theme, each with the reason why.

    Order: works in the province, knows the sector, has room, the theme as main subject, rate, name. Nothing else
    weighs in: no payment, no number of vouchers.
    """
    wanted = {"theme": theme, "section": section, "province": province, "day": clock.today(), "limit": limit}
    rows = (await session.execute(_FITTING, wanted)).mappings().all()
    return [{**row, "reason": _reason(dict(row), theme)} for row in rows]


def _reason(row: dict[str, Any], theme: str) -> dict[str, str]:
    name = load.themes()[theme].name
    dutch = [f"werkt aan {name.nl.lower()}", "kent uw sector" if row["knows_sector"] else "werkt in elke sector"]
    english = [f"works on {name.en.lower()}", "knows your sector" if row["knows_sector"] else "works in every sector"]
    dutch.append("komt in uw provincie" if row["in_province"] else "werkt nu in andere provincies")
    english.append("comes to your province" if row["in_province"] else "now works in other provinces")
    return {
        "nl": f"{dutch[0].capitalize()}, {dutch[1]} en {dutch[2]}.",
        "en": f"{english[0].capitalize()}, {english[1]} and {english[2]}.",
    }
