"""From scores and answers of many firms to norms. Pure functions: no database, no clock.

Source: the programme's monitoring plan. Ten firms or more in every figure, and ten or more or none in what shown cells
leave of the cell around them. The mean of employees stands for their firm when the median r*wg(J) is .70 or more and
ICC(1) is significant; otherwise their spread says more.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor
from statistics import median

from backend.scans.models import NormBand, NormLevel
from backend.scans.scoring import HIGHEST, LOWEST
from backend.statistics import firms as rules
from backend.statistics.agreement import intraclass, within_group
from backend.statistics.reliability import alpha, omega
from backend.statistics.shrinkage import Norm, norms

METHOD = "1"
FEWEST_FIRMS = rules.FEWEST_FIRMS
AGREED, SIGNIFICANT = 0.70, 0.05
rounded = rules.rounded_count  # a number of firms as it is told

Place = tuple[NormLevel, str | None, str | None]
ALL: Place = (NormLevel.ALL, None, None)


@dataclass(frozen=True, slots=True)
class FirmScore:
    """The published score of one firm on one theme, and where the firm belongs."""

    section: str
    size_class: str
    score: int


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Below which score a quarter, a half and three quarters of the firms lie."""

    firms: int
    p25: int
    p50: int
    p75: int


@dataclass(frozen=True, slots=True)
class Scale:
    """How well the statements of a theme measure."""

    firms: int
    respondents: int
    alpha: float | None
    omega: float | None
    icc1: float | None = None
    icc2: float | None = None
    icc_p: float | None = None
    agreement: float | None = None
    mean_stands_for_firm: bool | None = None


@dataclass(frozen=True, slots=True)
class Turned:
    """One person's answers to the statements of a theme, reverse ones turned; None where there is no answer."""

    values: tuple[int | None, ...]

    @property
    def complete(self) -> tuple[int, ...] | None:
        """The answers of somebody who answered every statement."""
        given = tuple(value for value in self.values if value is not None)
        return given if len(given) == len(self.values) else None

    def mean(self, needed: int) -> float | None:
        """The mean of what was answered, when that is enough."""
        given = [value for value in self.values if value is not None]
        return sum(given) / len(given) if len(given) >= needed else None


def places_of(section: str, size_class: str) -> tuple[Place, ...]:
    """Where a firm is looked up, the nearest first."""
    return (NormLevel.SECTOR_AND_SIZE, section, size_class), (NormLevel.SECTOR, section, None), ALL


def cells(scores: Sequence[FirmScore]) -> dict[Place, Quartiles]:
    """The quartiles of every cell that may be shown, drawn to the mean of all cells of its level."""
    by_place: dict[NormLevel, dict[Place, list[float]]] = {level: defaultdict(list) for level in NormLevel}
    for each in scores:
        for place in places_of(each.section, each.size_class):
            by_place[place[0]][place].append(each.score)
    shown = _shown({place: len(found) for level in by_place.values() for place, found in level.items()})
    return {
        place: _quartiles(norm) for level in by_place.values() for place, norm in norms(level).items() if place in shown
    }


def _shown(firms: Mapping[Place, int]) -> set[Place]:
    """Cells of ten firms or more inside a shown cell, of which they leave ten firms or more too, or none."""
    shown = {ALL} if firms.get(ALL, 0) >= FEWEST_FIRMS else set()
    sectors = [place for place in firms if place[0] is NormLevel.SECTOR]
    for around in (ALL, *sorted(sectors)):
        if around not in shown:
            continue
        inside = [place for place, count in firms.items() if _parent(place) == around and count >= FEWEST_FIRMS]
        inside.sort(key=lambda place: (firms[place], place))
        while inside and 0 < firms[around] - sum(firms[place] for place in inside) < FEWEST_FIRMS:
            inside.pop(0)
        shown.update(inside)
    return shown


def _parent(place: Place) -> Place | None:
    level, section, _ = place
    if level is NormLevel.ALL:
        return None
    return ALL if level is NormLevel.SECTOR else (NormLevel.SECTOR, section, None)


def _quartiles(norm: Norm) -> Quartiles:
    low, middle, high = (min(100, max(0, floor(norm.quantile(share) + 0.5))) for share in (0.25, 0.5, 0.75))
    return Quartiles(norm.firms, low, middle, high)


def band(score: int, p25: int, p75: int) -> NormBand:
    """Where a score lies; on the border it belongs to the middle."""
    if score < p25:
        return NormBand.LOWEST_QUARTER
    return NormBand.HIGHEST_QUARTER if score > p75 else NormBand.MIDDLE_HALF


def scale(firms: Sequence[Sequence[Turned]], *, needed: int, of_employees: bool) -> Scale | None:
    """How well a theme is measured; None when fewer than ten firms answered it."""
    answered = [firm for firm in firms if any(person.mean(needed) is not None for person in firm)]
    if len(answered) < FEWEST_FIRMS:
        return None
    complete = [row for firm in answered for person in firm if (row := person.complete)]
    found = Scale(
        firms=len(answered),
        respondents=sum(person.mean(needed) is not None for firm in answered for person in firm),
        alpha=alpha(complete) if complete else None,
        omega=omega(complete) if complete else None,
    )
    return _with_agreement(found, answered, needed) if of_employees else found


def _with_agreement(found: Scale, firms: Sequence[Sequence[Turned]], needed: int) -> Scale:
    alike = intraclass([[mean for person in firm if (mean := person.mean(needed)) is not None] for firm in firms])
    options = HIGHEST - LOWEST + 1
    within = [within_group([row for person in firm if (row := person.complete)], options) for firm in firms]
    agreed = [value for value in within if value is not None]
    if alike is None or not agreed:
        return found
    agreement = median(agreed)
    return replace(
        found,
        icc1=alike.icc1,
        icc2=alike.icc2,
        icc_p=alike.p,
        agreement=agreement,
        mean_stands_for_firm=agreement >= AGREED and alike.p < SIGNIFICANT,
    )
