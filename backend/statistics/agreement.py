"""Whether people of one group see the same thing, so that their mean says something of the group.

Sources: Bliese (2000) for ICC(1) and ICC(2) with groups of unequal size; James, Demaree and Wolf (1984) with Lindell,
Brandt and Whitney (1999) for r*wg(J), against answers spread evenly over the scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from backend.statistics.distributions import f_survival


@dataclass(frozen=True, slots=True)
class Agreement:
    """How alike people of one group are, and how much the means of groups can be trusted to differ."""

    icc1: float  # share of the variance that lies between groups
    icc2: float  # reliability of a group's mean
    p: float  # of the F test that groups do not differ
    mean_size: float  # of a group, as weighted for unequal sizes


def intraclass(groups: Sequence[Sequence[float]]) -> Agreement | None:
    """ICC(1), ICC(2) and their test, one-way with random groups; None where they are not defined."""
    groups = [group for group in groups if group]
    people = sum(map(len, groups))
    if len(groups) < 2 or people == len(groups):
        return None
    overall = fmean(score for group in groups for score in group)
    means = [fmean(group) for group in groups]
    between = sum(len(group) * (mean - overall) ** 2 for group, mean in zip(groups, means, strict=True))
    within = sum((score - mean) ** 2 for group, mean in zip(groups, means, strict=True) for score in group)
    above, below = len(groups) - 1, people - len(groups)
    between, within = between / above, within / below
    if not between or not within:
        return None
    size = (people - sum(len(group) ** 2 for group in groups) / people) / above
    return Agreement(
        icc1=(between - within) / (between + (size - 1) * within),
        icc2=(between - within) / between,
        p=f_survival(between / within, above, below),
        mean_size=size,
    )


def within_group(rows: Sequence[Sequence[float]], options: int) -> float | None:
    """r*wg(J) of one group that answers on a scale of so many options: 1 when all agree, 0 when they do not at all."""
    if len(rows) < 2:
        return None
    even = (options**2 - 1) / 12
    items = len(rows[0])
    agreed = 1 - fmean(variance(row[item] for row in rows) for item in range(items)) / even
    return max(0.0, items * agreed / (items * agreed + 1 - agreed)) if agreed > 0 else 0.0
