"""How answers become scores. Pure functions: no database, no clock.

Source: the scoring rules in `backend/content/questionnaire/scan-items.json` and, for the target groups, the advice of
the Innovation Platform (2009) after EIM: 3 works smarter already, 2 renewed in other ways, 1 has not begun.
Scores are exact fractions of 0-100 until they are shown, then whole points, halves up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from statistics import pstdev

from backend.scans.models import Dimension, PotentialBand, SpreadBand

LOWEST, HIGHEST = 1, 5
# Improvement potential is the distance to the 75th percentile of comparable companies; to 75 while nothing is compared.
REACH = 75
QUICK_NEEDED = 2  # a quick scan has two statements a theme, and both must be answered
# Standard deviation of employees' scores, in points of 0-100. Half a step on the scale of five is 12.5 points.
CLOSE_UNDER, FAR_APART_OVER = Fraction(25, 2), Fraction(25)


@dataclass(frozen=True, slots=True)
class Statement:
    """What scoring needs to know of an item."""

    code: str
    dimension: Dimension
    reverse: bool


def points(mean: Fraction) -> Fraction:
    """A mean on the scale of 1 to 5, as 0-100."""
    return (mean - LOWEST) * 100 / (HIGHEST - LOWEST)


def shown(score: Fraction | None) -> int | None:
    """A score in whole points, halves up."""
    return None if score is None else floor(score + Fraction(1, 2))


def respondent_score(
    statements: Iterable[Statement], answers: Mapping[str, int | None], *, needed: int
) -> Fraction | None:
    """One person's score (0-100) over these statements; None when fewer than `needed` were answered.

    Reverse statements count as 6 minus the answer. "Don't know" is no answer.
    """
    given = [
        LOWEST + HIGHEST - value if statement.reverse else value
        for statement in statements
        if (value := answers.get(statement.code)) is not None
    ]
    return points(Fraction(sum(given), len(given))) if len(given) >= needed and given else None


def mean(scores: Sequence[Fraction]) -> Fraction | None:
    """The mean of people's scores; None without any."""
    return sum(scores, Fraction(0)) / len(scores) if scores else None


def spread_band(scores: Sequence[Fraction]) -> SpreadBand:
    """How far people's scores lie apart, in a band: an exact spread of a few people tells of single answers."""
    deviation = pstdev([float(score) for score in scores])
    if deviation < CLOSE_UNDER:
        return SpreadBand.CLOSE
    return SpreadBand.FAR_APART if deviation > FAR_APART_OVER else SpreadBand.MIXED


def potential(score: int, reach: int = REACH) -> int:
    """The improvement potential in points, never negative: up to `reach`, the score that a quarter of firms surpass."""
    return max(0, reach - score)


def potential_band(value: int) -> PotentialBand:
    """Small under 10 points, clear from 10 to 25, large above."""
    if value < 10:
        return PotentialBand.SMALL
    return PotentialBand.LARGE if value > 25 else PotentialBand.CLEAR


def total_potential(potentials: Mapping[Dimension, int | None], weights: Mapping[Dimension, Decimal]) -> int | None:
    """The weighted mean over the themes that have a score; None without any."""
    known = {dimension: value for dimension, value in potentials.items() if value is not None}
    weight = sum((Fraction(weights[dimension]) for dimension in known), Fraction(0))
    if not weight:
        return None
    return shown(
        sum((Fraction(weights[dimension]) * value for dimension, value in known.items()), Fraction(0)) / weight
    )


def target_group(changed_core: bool | None, changed_other: bool | None) -> int | None:
    """Target group 1, 2 or 3; None when that cannot be told.

    `changed_core`: management, work and task division or working times changed in the last two years;
    `changed_other`: something else made the company more professional.
    """
    if changed_core:
        return 3
    if changed_core is None or changed_other is None:
        return None
    return 2 if changed_other else 1


def majority(answers: Sequence[int]) -> bool | None:
    """What most of the managers say, yes when they are equally divided; None when nobody answered."""
    return 2 * sum(answers) >= len(answers) if answers else None
