"""Which accredited advisers fit a company and a theme, by a method that everybody can read.

Neither payment, nor rate, nor the number of vouchers weighs in: a company sees the rate and sorts by it itself.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import String, any_, bindparam, case, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.declarations import related_to
from backend.advisers.firms import through_a_firm
from backend.advisers.models import Accreditation, Adviser
from backend.content import load
from backend.core import clock
from backend.core.constant import Constant
from backend.core.matching import Condition, Criterion, Method, Outcome, turn_of
from backend.organisations.models import Company
from backend.organisations.models.companies import SECTIONS

_in_province = bindparam("province") == any_(Adviser.provinces)
_serves_sector = bindparam("section") == any_(Adviser.sectors)
# Whoever ticked every sector says no more of this one than whoever ticked none.
_knows_sector = _serves_sector & (func.cardinality(Adviser.sectors) < len(SECTIONS))

METHOD = Method(
    subject="advisers",
    identity=Adviser.id.expression,
    conditions=(
        Condition(
            "accredited",
            "is vandaag erkend",
            "is accredited today",
            (Adviser.accreditation == Accreditation.ACCREDITED)
            & bindparam("day").between(Adviser.accredited_from, Adviser.accredited_until),
        ),
        Condition(
            "firm",
            "werkt bij een bureau dat vandaag erkend is, of voor Syntens of een andere organisatie van het programma",
            "works at a firm that is accredited today, or for Syntens or another organisation of the programme",
            through_a_firm(bindparam("day")),
        ),
        Condition(
            "theme",
            "werkt aan het thema waarmee u het best begint",
            "works on the theme that is best to begin with",
            bindparam("theme") == any_(Adviser.themes),
        ),
        Condition(
            "sector",
            "werkt in uw sector of in elke sector",
            "works in your sector or in every sector",
            or_(func.cardinality(Adviser.sectors) == 0, _serves_sector),
        ),
        Condition(
            "unrelated",
            "heeft zelf geen belang in uw bedrijf en werkt er niet",
            "has no interest in your company and does not work there",
            Adviser.id.not_in(related_to(cast(bindparam("kvk_number"), String))),
        ),
    ),
    criteria=(
        Criterion(
            "region",
            "Wie in uw provincie komt, gaat voor.",
            "Those who come to your province go first.",
            case((_in_province, 0), else_=1),
            (
                Outcome("own_province", "komt in uw provincie", "comes to your province"),
                Outcome("elsewhere", "werkt nu in andere provincies", "now works in other provinces"),
            ),
        ),
        Criterion(
            "sector",
            "Dan wie uw sector als eigen sector noemt. Wie alle sectoren noemt, telt als iemand zonder eigen sector.",
            "Then those who name your sector as their own. Naming every sector counts as naming none.",
            case((_knows_sector, 0), else_=1),
            (
                Outcome("own_sector", "kent uw sector", "knows your sector"),
                Outcome("every_sector", "werkt in elke sector", "works in every sector"),
            ),
        ),
        Criterion(
            "capacity",
            "Dan wie ruimte heeft voor een nieuw bedrijf.",
            "Then those who have room for a new company.",
            case((Adviser.hours_per_month > 0, 0), else_=1),
            (
                Outcome("has_room", "heeft ruimte voor een nieuw bedrijf", "has room for a new company"),
                Outcome("no_room", "heeft nu geen ruimte", "has no room now"),
            ),
        ),
        Criterion(
            "theme",
            "Dan wie het thema als eerste noemt van alles waaraan hij of zij werkt.",
            "Then those who name the theme first of all they work on.",
            case((Adviser.themes[1] == bindparam("theme"), 0), else_=1),
            (
                Outcome("main_theme", "werkt vooral aan {theme}", "works mainly on {theme}"),
                Outcome("also_theme", "werkt ook aan {theme}", "also works on {theme}"),
            ),
        ),
    ),
)
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
        func.count().over().label("fitting"),
        *METHOD.columns,
    )
    .where(*METHOD.holds)
    .order_by(*METHOD.order)
    .limit(bindparam("limit"))
)
_KVK = Constant(select(Company.kvk_number).where(Company.id == bindparam("company_id")))


async def recommend(
    session: AsyncSession,
    *,
    theme: str,
    section: str,
    province: str,
    company_id: UUID | None = None,
    limit: int = 3,
) -> list[dict[str, Any]]:
    """The accredited advisers that fit a company and a theme by `METHOD`, each with its reasons.

    `fitting` of each row is how many there are in all. Of a firm that is not known there is no `company_id`.
    """
    known = await _KVK.first(session, company_id=company_id) if company_id else None
    wanted = {
        "theme": theme,
        "section": section,
        "province": province,
        "kvk_number": known["kvk_number"] if known else None,
        "day": clock.today(),
        "turn": turn_of(clock.today(), company_id),
        "limit": limit,
    }
    name = load.themes()[theme].name
    told = {"nl": name.nl, "en": name.en}
    return [METHOD.explained(row, told) for row in await _FITTING.all(session, **wanted)]
