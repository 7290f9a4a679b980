"""Which accredited advisers fit a company and a theme, each with the reason."""

from typing import Any

from sqlalchemy import any_, bindparam, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Accreditation, Adviser
from backend.content import load
from backend.core import clock
from backend.core.constant import Constant
from backend.organisations.models.companies import SECTIONS

_in_province = bindparam("province") == any_(Adviser.provinces)
_serves_sector = bindparam("section") == any_(Adviser.sectors)
# Whoever ticked every sector says no more of this one than whoever ticked none.
_knows_sector = _serves_sector & (func.cardinality(Adviser.sectors) < len(SECTIONS))
_has_room = Adviser.hours_per_month > 0
_FITTING = Constant(
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
        _has_room.label("has_room"),
    )
    .where(
        Adviser.accreditation == Accreditation.ACCREDITED,
        bindparam("day").between(Adviser.accredited_from, Adviser.accredited_until),
        bindparam("theme") == any_(Adviser.themes),
        or_(func.cardinality(Adviser.sectors) == 0, _serves_sector),
    )
    .order_by(
        case((_in_province, 0), else_=1),
        case((_knows_sector, 0), else_=1),
        case((_has_room, 0), else_=1),
        func.array_position(Adviser.themes, bindparam("theme")),
        Adviser.rate_cents,
        Adviser.sort_name,
        Adviser.id,
    )
    .limit(bindparam("limit"))
)


async def recommend(
    session: AsyncSession, *, theme: str, section: str, province: str, limit: int = 3
) -> list[dict[str, Any]]:
    """The accredited advisers that fit a company and a theme, each with the reason why.

    Order: works in the province, knows the sector, has room, the theme as main subject, rate, name. Nothing else
    weighs in: no payment, no number of vouchers.
    """
    wanted = {"theme": theme, "section": section, "province": province, "day": clock.today(), "limit": limit}
    return [{**row, "reason": _reason(row, theme)} for row in await _FITTING.all(session, **wanted)]


def _reason(row: dict[str, Any], theme: str) -> dict[str, str]:
    name = load.themes()[theme].name
    dutch = [f"werkt aan {name.nl.lower()}", "kent uw sector" if row["knows_sector"] else "werkt in elke sector"]
    english = [f"works on {name.en.lower()}", "knows your sector" if row["knows_sector"] else "works in every sector"]
    dutch.append("komt in uw provincie" if row["in_province"] else "werkt nu in andere provincies")
    english.append("comes to your province" if row["in_province"] else "now works in other provinces")
    full = ("", "") if row["has_room"] else (" Heeft nu geen ruimte.", " Has no room now.")
    return {
        "nl": f"{dutch[0].capitalize()}, {dutch[1]} en {dutch[2]}.{full[0]}",
        "en": f"{english[0].capitalize()}, {english[1]} and {english[2]}.{full[1]}",
    }
