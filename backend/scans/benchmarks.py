"""The comparison of a result with firms like it: by the newest norms at its publication, and frozen with it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.scans import norms
from backend.scans.models import Dimension, NormCell, NormLevel, NormRelease, ResultBenchmark

NONE_YET = {
    "nl": "Er is nog geen vergelijking met bedrijven als het uwe: daarvoor moeten meer bedrijven meedoen.",
    "en": "There is no comparison with firms like yours yet: more firms have to take part first.",
}
WHO = {
    NormLevel.SECTOR_AND_SIZE: ("bedrijven van uw grootte in uw sector", "firms of your size in your sector"),
    NormLevel.SECTOR: ("bedrijven in uw sector", "firms in your sector"),
    NormLevel.ALL: ("bedrijven in alle sectoren", "firms in all sectors"),
}
_NEWEST = select(NormRelease.id).order_by(NormRelease.as_of.desc()).limit(1).scalar_subquery()
FIGURES = (
    ResultBenchmark.band,
    ResultBenchmark.level,
    ResultBenchmark.firms,
    ResultBenchmark.p25,
    ResultBenchmark.p75,
    NormRelease.period_from,
    NormRelease.period_to,
)


async def norms_of(session: AsyncSession, section: str, size_class: str) -> dict[Dimension, NormCell]:
    """Per theme the norm of the nearest firms of whom there are enough, in the newest release; empty without one."""
    nearness = {place: near for near, place in enumerate(norms.places_of(section, size_class))}
    found: dict[Dimension, NormCell] = {}
    for cell in await session.scalars(select(NormCell).where(NormCell.release_id == _NEWEST)):
        near = nearness.get(_place(cell))
        known = found.get(cell.dimension)
        if near is not None and (known is None or near < nearness[_place(known)]):
            found[cell.dimension] = cell
    return found


def _place(cell: NormCell) -> norms.Place:
    return cell.level, cell.section, cell.size_class


def compare(scan_id: UUID, score: int, cell: NormCell) -> ResultBenchmark:
    """Where this score lies among the firms of the cell."""
    return ResultBenchmark(
        scan_id=scan_id,
        dimension=cell.dimension,
        release_id=cell.release_id,
        level=cell.level,
        firms=cell.firms,
        p25=cell.p25,
        p75=cell.p75,
        band=norms.band(score, cell.p25, cell.p75),
    )


def take_from(row: dict[str, Any]) -> dict[str, Any] | None:
    """Take the comparison out of a row read with FIGURES, as it goes over the wire; None when there was none."""
    taken = {column.key: row.pop(column.key) for column in FIGURES}
    return None if taken["band"] is None else {**taken, "firms": norms.rounded(taken["firms"])}


def in_words(found: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """One line on whom the result is compared with."""
    if not found:
        return NONE_YET
    levels = {NormLevel(each["level"]) for each in found.values()}
    dutch, english = WHO[levels.pop()] if len(levels) == 1 else ("andere bedrijven", "other firms")
    firms = max(each["firms"] for each in found.values())
    one = next(iter(found.values()))
    begin, end = one["period_from"].year, one["period_to"].year
    years_nl, years_en = (
        (f"in {end}",) * 2 if begin == end else (f"van {begin} tot en met {end}", f"from {begin} to {end}")
    )
    return {
        "nl": f"Vergeleken met ongeveer {firms} {dutch}, gemeten {years_nl}.",
        "en": f"Compared with about {firms} {english}, measured {years_en}.",
    }
