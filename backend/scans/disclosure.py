"""The gate: every figure about employees passes `disclose` before anybody sees it.

Rules (see docs/anonymity.md): at least five people per figure; no figure when all gave the same score, or when all lie
so near an end of the scale that it tells each one's answer; no group whose figure, taken from the whole, leaves people
who may not be shown themselves (statisticians call that complementary suppression); and no figure that, laid beside a
scan of the same company a short while before, could leave fewer than five people.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from math import sqrt
from typing import Generic, TypeVar

from backend.scans import scoring
from backend.scans.models import SpreadBand

FEWEST = 5
# Words betray more than figures: so many must have written before any is shown.
FEWEST_WORDS = 10
# Up to so many answers are shown as a whole, and so is a firm of up to so many people: among so few everybody knows who
# belongs where. Both are counted, for each of them alone can be made up: false answers, or a number of employees.
SMALL = 20
# Each person's score could lie anywhere in so many points, for all that a figure tells: one step on the scale of five.
# From a mean of 99 over five people it would follow that each gave 95 or more.
ROOM = 25
# Within this time people are taken to answer as they did before, so that two scans could be subtracted.
SAME_ANSWERS = timedelta(days=182)
Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class Figure:
    """What may be told of the employees in a cell: the rounded mean, how many they are, how far they lie apart."""

    score: int
    count: int
    spread: SpreadBand


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier scan tells of one theme: the sizes of the parts of its people that can be told apart."""

    parts: tuple[int, ...]

    @classmethod
    def of(cls, whole: int, groups: Iterable[int]) -> "Before":
        """From the published counts: each shown group is a part, and so is everybody else."""
        shown = tuple(groups)
        return cls((*shown, whole - sum(shown)))

    def unions(self) -> set[int]:
        """The sizes of all sets of people whose figure follows from what was published."""
        found = {0}
        for part in self.parts:
            found |= {size + part for size in found}
        return found


@dataclass(frozen=True, slots=True)
class Disclosed(Generic[Group]):
    """What may be told of one theme: of all employees, and of the groups that may be shown beside them."""

    whole: Figure | None
    groups: Mapping[Group, Figure]


def enough(count: int) -> bool:
    """Whether so many people may be spoken of at all."""
    return count >= FEWEST


def enough_words(count: int) -> bool:
    """Whether what so many people wrote in their own words may be shown, after review."""
    return count >= FEWEST_WORDS


def disclose(
    groups: Mapping[Group, Sequence[Fraction]],
    others: Sequence[Fraction],
    *,
    before: Sequence[Before] = (),
    small_firm: bool = False,
) -> Disclosed[Group]:
    """What may be told of employees' scores on one theme; the reason why something is hidden is never told.

    `others` are the scores of people who named no group. `before` holds what scans of the same company told of this
    theme less than `SAME_ANSWERS` ago: beside one of these only the whole is shown, beside two nothing. Among `SMALL`
    answers or fewer, and in a `small_firm`, no group is shown.
    """
    everybody = [score for scores in (*groups.values(), others) for score in scores]
    whole = _figure(everybody)
    if whole is None or not _apart(len(everybody), before):
        return Disclosed(None, {})
    by_group = len(everybody) > SMALL and not small_firm and not before
    return Disclosed(whole, _shown_groups(groups, others) if by_group else {})


def management_score(scores: Sequence[Fraction]) -> int | None:
    """The score of management, which is not anonymous and is told so before it answers."""
    return scoring.shown(scoring.mean(scores))


def _apart(count: int, before: Sequence[Before]) -> bool:
    """Whether no difference with what was published before can be a figure of one to four people.

    Nobody knows who took part in both: so any set of people that the earlier scan tells of may lie within these, or
    these within it. With two earlier scans there are too many ways to combine them to vouch for.
    """
    if not before:
        return True
    return len(before) == 1 and not any(0 < abs(count - size) < FEWEST for size in before[0].unions())


def _shown_groups(groups: Mapping[Group, Sequence[Fraction]], others: Sequence[Fraction]) -> dict[Group, Figure]:
    """Groups are hidden, smallest first, until what the shown ones leave of the whole is nobody, or safe itself."""
    showing = {group: scores for group, scores in groups.items() if _safe(scores)}
    while showing:
        hidden = [score for group, scores in groups.items() if group not in showing for score in scores]
        remainder = [*hidden, *others]
        if not remainder or _safe(remainder):
            break
        del showing[min(showing, key=lambda group: len(showing[group]))]
    rest = [score for group, scores in groups.items() if group not in showing for score in scores] + list(others)
    if not _leaves_room_within([*showing.values(), *([rest] if rest else [])]):
        return {}
    return {group: figure for group, scores in showing.items() if (figure := _figure(scores))}


def _leaves_room_within(parts: Sequence[Sequence[Fraction]]) -> bool:
    """Whether "close together" of the whole does not narrow a part that lies far from the others.

    The band bounds the squares of all deviations together. What the means of the parts take up of it, nobody in a part
    can take up: of k people one lies at most sqrt(left * (k - 1) / k) from their mean.
    """
    everybody = [score for part in parts for score in part]
    if scoring.spread_band(everybody) is not SpreadBand.CLOSE:
        return True
    middle = sum(everybody, Fraction(0)) / len(everybody)
    means = [sum(part, Fraction(0)) / len(part) for part in parts]
    taken = sum((len(part) * (mean - middle) ** 2 for part, mean in zip(parts, means, strict=True)), Fraction(0))
    left = scoring.CLOSE_UNDER**2 * len(everybody) - taken
    for part, mean in zip(parts, means, strict=True):
        reach = sqrt(left * (len(part) - 1) / len(part))
        if min(100, mean + reach) - max(0, mean - reach) < ROOM:
            return False
    return True


def _figure(scores: Sequence[Fraction]) -> Figure | None:
    average = scoring.shown(scoring.mean(scores))
    if not _safe(scores) or average is None:
        return None
    return Figure(average, len(scores), scoring.spread_band(scores))


def _safe(scores: Sequence[Fraction]) -> bool:
    """Whether the mean of these people may be known.

    The sum leaves each person everything from 0 to that sum, or from 100 down to what the sum lacks of the most. Two
    sets of people that are safe are safe together, so no union of shown groups needs to be looked at.
    """
    total = sum(scores, Fraction(0))
    return enough(len(scores)) and len(set(scores)) > 1 and ROOM <= total <= 100 * len(scores) - ROOM
