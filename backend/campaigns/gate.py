"""The gate between a campaign and its branch: what may be told of firms that let the branch see nothing of themselves.

Rules (docs/decisions/0078): ten firms or more, in fives; at least ten members that were meant may take no part, so a
count stops there and says "or more"; what was told changes only when five firms or more came or went, so that one firm
more or less is never seen, on whatever day one looks; firms that the branch sees by name are counted apart, so that
nobody is found by subtracting them. A refusal looks the same for too few and for dominated.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from backend.statistics import firms as rules


@dataclass(frozen=True, slots=True)
class Counts:
    """How many firms began, opened and published their scan; None is what may not be told."""

    started: int | None
    opened: int | None
    published: int | None


NOTHING = Counts(None, None, None)


@dataclass(frozen=True, slots=True)
class FirmTheme:
    """The published scores of one firm on one theme, and whether the branch sees the firm by name."""

    management: int
    employees: int
    is_named: bool


@dataclass(frozen=True, slots=True)
class Means:
    """The mean over firms on one theme, in whole points; `firms` is exact."""

    firms: int
    management: int
    employees: int


def ceiling(members: int) -> int | None:
    """The highest count that is told when so many members were meant; None when none is.

    Ten of them stay uncounted: told that nearly all take part, a branch would know it of each.
    """
    most = rules.COUNTS_ROUNDED_TO * ((members - rules.FEWEST_FIRMS) // rules.COUNTS_ROUNDED_TO)
    return most if rules.enough(most) else None


def next_counts(exact: tuple[int, int, int], before: Counts, members: int) -> Counts:
    """What is told today, given what was told before. `exact`: firms that began, opened, published."""
    started = _next(exact[0], before.started, members)
    opened = _at_most(_next(exact[1], before.opened, members), started)
    published = _at_most(_next(exact[2], before.published, members), opened)
    return Counts(started, opened, published)


def _next(firms: int, before: int | None, members: int) -> int | None:
    most = ceiling(members)
    if most is None:
        return None
    if before is not None and abs(firms - before) < rules.COUNTS_ROUNDED_TO:
        return before
    return min(rules.rounded_count(firms), most) if rules.enough(firms) else None


def _at_most(count: int | None, stage_before: int | None) -> int | None:
    """Each stage is part of the one before it, also in what is told."""
    return None if count is None or stage_before is None else min(count, stage_before)


def means_of(firms: Sequence[FirmTheme], members: int) -> Means | None:
    """The means of a theme over the firms that may be told of together; None when there are none.

    Firms that the branch does not see by name count only when there are ten or more of them: else the figure itself
    would tell that there is one beside those that are seen.
    """
    unseen = [firm for firm in firms if not firm.is_named]
    if ceiling(members) is None or not rules.enough(len(unseen)):
        firms = [firm for firm in firms if firm.is_named]
    management = rules.mean_of_scores([firm.management for firm in firms])
    employees = rules.mean_of_scores([firm.employees for firm in firms])
    if management is None or employees is None:
        return None
    return Means(len(firms), management, employees)


def told_firms(firms: int, members: int) -> int:
    """A number of contributing firms as it is told: in fives, never above the ceiling where there is one."""
    most = ceiling(members)
    rounded = rules.rounded_count(firms)
    return rounded if most is None else min(rounded, most)
