"""The gate between a campaign and its branch: what may be told of firms that let the branch see nothing of themselves.

Rules (docs/decisions/0078): ten firms or more, in fives; at least ten members that were meant may take no part, so a
count stops there and says "or more"; what was told changes only when five to nine firms came or went, drawn at random
anew for each step and told to nobody, so that who brings four firms of his own cannot wait for the fifth; firms that
the branch sees by name are counted apart, so that nobody is found by subtracting them. A refusal looks the same for too
few and for dominated.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from backend.statistics import firms as rules

# Never less than the grid on which counts are told, and less than the firms without which nothing is.
SMALLEST_STEP, LARGEST_STEP = rules.COUNTS_ROUNDED_TO, rules.FEWEST_FIRMS - 1


@dataclass(frozen=True, slots=True)
class Counts:
    """How many firms began, opened and published their scan; None is what may not be told."""

    started: int | None
    opened: int | None
    published: int | None


NOTHING = Counts(None, None, None)


@dataclass(frozen=True, slots=True)
class Steps:
    """How many firms must come or go before each count changes. Kept, and never told."""

    started: int
    opened: int
    published: int


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


def draw_steps() -> Steps:
    """For a campaign that was not counted yet."""
    return Steps(_draw(), _draw(), _draw())


def steps_after(steps: Steps, before: Counts, told: Counts) -> Steps:
    """Drawn anew for a count that changed. One that stays keeps its step: drawn every day, it would soon be five."""
    return Steps(
        steps.started if told.started == before.started else _draw(),
        steps.opened if told.opened == before.opened else _draw(),
        steps.published if told.published == before.published else _draw(),
    )


def _draw() -> int:
    return SMALLEST_STEP + secrets.randbelow(LARGEST_STEP - SMALLEST_STEP + 1)


def next_counts(exact: tuple[int, int, int], before: Counts, steps: Steps, members: int) -> Counts:
    """What is told today, given what was told before. `exact`: firms that began, opened, published."""
    started = _next(exact[0], before.started, steps.started, members)
    opened = _at_most(_next(exact[1], before.opened, steps.opened, members), started)
    published = _at_most(_next(exact[2], before.published, steps.published, members), opened)
    return Counts(started, opened, published)


def _next(firms: int, before: int | None, step: int, members: int) -> int | None:
    most = ceiling(members)
    if most is None:
        return None
    if before is not None and abs(firms - before) < step:
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
