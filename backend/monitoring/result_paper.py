"""The own result on paper: for the company with its figures, or for its employees with changes and no amounts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.problems import Language
from backend.documents import day, render
from backend.monitoring import queries, results
from backend.monitoring.errors import ResultTooEarly
from backend.monitoring.figure_schemas import ResultAudience, ResultDocumentCreate
from backend.monitoring.models import ComparisonCell, Indicator, Transformation
from backend.monitoring.places import Place
from backend.monitoring.plausibility import spoken
from backend.organisations.models import Company

TITLES: Mapping[ResultAudience, Mapping[Language, str]] = {
    ResultAudience.COMPANY: {"nl": "Wat er veranderde bij {company}", "en": "What changed at {company}"},
    ResultAudience.EMPLOYEES: {
        "nl": "Wat er veranderde bij {company}, voor de medewerkers",
        "en": "What changed at {company}, for the employees",
    },
}
CELLS: Mapping[ComparisonCell, Mapping[Language, str]] = {
    ComparisonCell.SECTOR_AND_SIZE: {
        "nl": "bedrijven van dezelfde sector en grootte",
        "en": "firms of the same sector and size",
    },
    ComparisonCell.SECTOR: {"nl": "bedrijven van dezelfde sector", "en": "firms of the same sector"},
    ComparisonCell.ALL: {"nl": "alle gevolgde bedrijven", "en": "all firms that are followed"},
}
PLACES: Mapping[Place, Mapping[Language, str]] = {
    Place.LOWEST_QUARTER: {"nl": "in het laagste kwart", "en": "in the lowest quarter"},
    Place.MIDDLE_HALF: {"nl": "in de middelste helft", "en": "in the middle half"},
    Place.HIGHEST_QUARTER: {"nl": "in het hoogste kwart", "en": "in the highest quarter"},
}


async def set_result(session: AsyncSession, company: Company, wish: ResultDocumentCreate) -> bytes:
    """The PDF (PDF/UA-1). Raises ResultTooEarly (409) while nothing can be compared with the baseline."""
    found = await results.own_result(session, company)
    if found["latest_on"] is None:
        raise ResultTooEarly
    indicators = {each.code: each for each in await queries.list_indicators(session)}
    speak = wish.language
    # A change in the unit itself can be an amount, as with profit: employees see changes in percents and points alone.
    hidden = {Transformation.LEVEL} if wish.audience is ResultAudience.EMPLOYEES else set()
    chosen = [
        line
        for line in found["lines"]
        if line["baseline"] is not None
        and line["latest"] is not None
        and (wish.indicators is None or line["indicator"] in wish.indicators)
        and indicators[line["indicator"]].transformation not in hidden
    ]
    if not chosen:
        raise ResultTooEarly
    cell = found["compared_with"]
    data = {
        "company": company.name,
        "period": {
            "nl": f"van {day(found['baseline_on'], 'nl')} tot {day(found['latest_on'], 'nl')}",
            "en": f"from {day(found['baseline_on'], 'en')} to {day(found['latest_on'], 'en')}",
        }[speak],
        "employees": wish.audience is ResultAudience.EMPLOYEES,
        "headline": _headline(chosen, speak),
        "compared": CELLS[cell][speak] if cell else None,
        "rows": [_row(indicators[line["indicator"]], line, speak, wish.audience) for line in chosen],
    }
    title = TITLES[wish.audience][speak].format(company=company.name)
    return await render("measurement-result", data, title=title, language=speak)


def _headline(lines: Sequence[Mapping[str, Any]], language: Language) -> str:
    better = sum(line["is_better"] is True for line in lines)
    known = sum(line["is_better"] is not None for line in lines)
    if known == 0:
        return {"nl": "Wat er veranderde", "en": "What changed"}[language]
    return {
        "nl": f"{better} van {known} cijfers gingen de goede kant op",
        "en": f"{better} of {known} figures went the right way",
    }[language]


def _row(indicator: Indicator, line: Mapping[str, Any], language: Language, audience: ResultAudience) -> dict[str, Any]:
    band, changed, place = line["comparison"], line["change"], line["place"]
    amounts = audience is ResultAudience.COMPANY or indicator.transformation is Transformation.POINTS
    told = {
        "name": indicator.name[language],
        "definition": indicator.definition[language],
        "baseline": spoken(indicator.unit, line["baseline"])[language] if amounts else None,
        "latest": spoken(indicator.unit, line["latest"])[language] if amounts else None,
        "change": None if changed is None else told_change(indicator, changed, language),
        "better": line["is_better"],
        "others": None,
        "place": PLACES[place][language] if place else None,
        "picture": None,
    }
    if band is not None and changed is not None:
        low, middle, high = (told_change(indicator, each, language) for each in (band.p25, band.p50, band.p75))
        told["others"] = {
            "nl": f"{low} tot {high}, de middelste {middle}",
            "en": f"{low} to {high}, the middle one {middle}",
        }[language]
        told["picture"] = _picture([band.p25, band.p50, band.p75, changed])
    return told


def told_change(indicator: Indicator, changed: Decimal, language: Language) -> str:
    """A change as people say it: in percent, in points, or in the unit, with its sign."""
    sign = "+" if changed > 0 else "\u2212" if changed < 0 else ""
    size = abs(changed)
    if indicator.transformation is Transformation.LEVEL:
        return sign + spoken(indicator.unit, size)[language]
    english = f"{size:,.1f}".removesuffix(".0")
    number = english if language == "en" else english.translate(str.maketrans(",.", ".,"))
    if indicator.transformation is Transformation.LOG:
        return f"{sign}{number}{'%' if language == 'en' else ' %'}"
    english_unit = "point" if size == 1 else "points"
    return f"{sign}{number} {english_unit if language == 'en' else 'punt'}"


def _picture(values: Sequence[Decimal]) -> dict[str, float]:
    """Where band, middle and own change lie on a line from 0 to 1 that holds all of them and zero."""
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    room = (high - low) or Decimal(1)
    low, high = low - room / 20, high + room / 20
    names = ("from", "middle", "to", "own", "zero")
    return {name: float((value - low) / (high - low)) for name, value in zip(names, (*values, Decimal(0)), strict=True)}
