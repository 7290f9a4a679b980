"""The gate that every aggregate over firms passes through before anybody sees it.

The thresholds stand in `backend/statistics/firms.py`, with their sources. A refusal looks the same for "too few" and
"dominated", because the difference would itself tell something about the largest firm.
"""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from backend.statistics import firms as rules

SIGNIFICANT_DIGITS = 3
ENOUGH_FOR_TENTHS = 30
enough, is_dominated, rounded_count = rules.enough, rules.is_dominated, rules.rounded_count
mean_of_scores = rules.mean_of_scores

Key = TypeVar("Key")
Sizes = tuple[int, ...]  # numbers of firms of a cell that must each be large enough, in the same order everywhere


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The spread over firms: a quarter lies below p25, half below p50, a quarter above p75. Never a minimum."""

    firms: int
    p25: Decimal
    p50: Decimal
    p75: Decimal


@dataclass(frozen=True, slots=True)
class Spread:
    """The spread over firms, with the outer tenths from thirty firms. Never a minimum or a maximum."""

    p10: Decimal | None
    p25: Decimal
    p50: Decimal
    p75: Decimal
    p90: Decimal | None


def total(contributions: Sequence[Decimal]) -> Decimal | None:
    """The sum over firms in three digits; None when it may not be shown."""
    if is_refused(contributions):
        return None
    return _three_digits(sum(contributions, Decimal(0)))


def quartiles(contributions: Sequence[Decimal]) -> Quartiles | None:
    """p25, p50 and p75 over firms, to one decimal, and their number rounded to five; None when too few."""
    if not enough(len(contributions)):
        return None
    ordered = sorted(contributions)
    low, middle, high = (_at(ordered, share) for share in (Decimal("0.25"), Decimal("0.50"), Decimal("0.75")))
    return Quartiles(rounded_count(len(ordered)), low, middle, high)


def is_refused(contributions: Sequence[Decimal]) -> bool:
    """Whether a total or a mean over these firms stays unsaid: they are few, or one makes it up."""
    return not enough(len(contributions)) or is_dominated(contributions)


def mean(contributions: Sequence[Decimal]) -> Decimal | None:
    """The mean over firms to one decimal; None when it may not be shown, also when all firms are alike."""
    if is_refused(contributions) or min(contributions) == max(contributions):
        return None
    return (sum(contributions, Decimal(0)) / len(contributions)).quantize(Decimal("0.1"))


def spread(contributions: Sequence[Decimal]) -> Spread | None:
    """The spread over firms; None when they are few, or so alike that it would tell what nearly each of them has."""
    found = quartiles(contributions)
    if found is None or found.p25 == found.p75:
        return None
    p10 = p90 = None
    if len(contributions) >= ENOUGH_FOR_TENTHS:
        ordered = sorted(contributions)
        p10, p90 = _at(ordered, Decimal("0.10")), _at(ordered, Decimal("0.90"))
    return Spread(p10, found.p25, found.p50, found.p75, p90)


def counts(cells: Mapping[Key, int]) -> dict[Key, int | None]:
    """Counts of firms per cell, rounded to five; None for a cell of 1 to 9 firms.

    When just one cell is hidden it could be found from the total: then the smallest shown cell is hidden too.
    """
    hidden = {key for key, firms in cells.items() if 0 < firms < rules.FEWEST_FIRMS}
    if len(hidden) == 1:
        shown = sorted((firms, str(key), key) for key, firms in cells.items() if firms >= rules.FEWEST_FIRMS)
        hidden |= {key for _, _, key in shown[:1]}
    return {key: None if key in hidden else rounded_count(firms) for key, firms in cells.items()}


def shown_cells(total: Sizes, cells: Mapping[Key, Sizes], refused: Collection[Key] = ()) -> set[Key]:
    """Which cells of a one-way table may stand beside its total: the rest must be ten firms or more as well.

    Also no rest at all is too little: that nobody is left over would tell of each firm that belongs elsewhere. The
    smallest cells give way first. Nothing is shown beside a total that is too small itself.
    """
    if not all(enough(size) for size in total):
        return set()
    shown = {key for key, sizes in cells.items() if key not in refused and all(enough(size) for size in sizes)}
    for key in sorted(shown, key=lambda each: (cells[each], str(each))):
        rest = (size - sum(cells[each][at] for each in shown) for at, size in enumerate(total))
        if all(enough(size) for size in rest):
            break
        shown.discard(key)
    return shown


def may_follow(before: AbstractSet[Key], now: AbstractSet[Key]) -> bool:
    """Whether a figure over `now` may be shown after one over `before`: who came and who went are ten, or nobody."""
    return all(not changed or enough(len(changed)) for changed in (now - before, before - now))


def none_or_enough(firms: int) -> bool:
    """Whether a group that two figures leave between them is nobody, or large enough to be shown itself."""
    return firms == 0 or enough(firms)


def _at(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    """A quantile by linear interpolation (definition 7 of Hyndman and Fan, 1996)."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    exact = ordered[below] + (ordered[above] - ordered[below]) * (place - below)
    return exact.quantize(Decimal("0.1"))


def _three_digits(amount: Decimal) -> Decimal:
    if amount == 0:
        return amount
    return Decimal(int(amount.quantize(Decimal(1).scaleb(amount.adjusted() - SIGNIFICANT_DIGITS + 1))))
