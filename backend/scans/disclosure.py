"""The gate: every figure about employees passes here before anybody sees it.

Rules (see docs/anonymity.md): at least five people per figure; no figure when all gave the same score, for it would
tell each one's answer; and no group whose figure, taken from the whole, leaves fewer than five people or people who all
gave the same score (statisticians call that complementary suppression).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from backend.scans import scoring
from backend.scans.models import SpreadBand

FEWEST = 5
Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class Figure:
    """What may be told of the employees in a cell: the rounded mean, how many they are, how far they lie apart."""

    score: int
    count: int
    spread: SpreadBand


def enough(count: int) -> bool:
    """Whether so many people may be spoken of at all."""
    return count >= FEWEST


def gate(scores: Sequence[Fraction]) -> Figure | None:
    """The figure of one cell, or None when it may not be shown; the reason is never told."""
    average = scoring.shown(scoring.mean(scores))
    if not _safe(scores) or average is None:
        return None
    return Figure(average, len(scores), scoring.spread_band(scores))


def gate_groups(groups: Mapping[Group, Sequence[Fraction]], others: Sequence[Fraction]) -> dict[Group, Figure]:
    """The figures of the groups that may be shown beside the figure of the whole.

    `others` are the scores of people who named no group. Groups are hidden, smallest first, until what remains when
    the shown ones are taken from the whole is nobody, or safe itself.
    """
    if gate([score for scores in (*groups.values(), others) for score in scores]) is None:
        return {}
    showing = {group: scores for group, scores in groups.items() if _safe(scores)}
    while showing:
        hidden = [score for group, scores in groups.items() if group not in showing for score in scores]
        remainder = [*hidden, *others]
        if not remainder or _safe(remainder):
            break
        del showing[min(showing, key=lambda group: len(showing[group]))]
    return {group: figure for group, scores in showing.items() if (figure := gate(scores))}


def _safe(scores: Sequence[Fraction]) -> bool:
    return enough(len(scores)) and len(set(scores)) > 1
