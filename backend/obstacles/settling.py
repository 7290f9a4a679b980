"""Which numbers of firms may be told this month, given every number that was told before. Pure functions.

A number changes only when nobody, or ten firms or more, came and went since each number told of the same before; else
the number told last stays, and tells nothing of who reported since. Cells and obstacles stand beside each other: what
one leaves of the other is nobody, or ten firms or more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from backend.monitoring.disclosure import enough, may_follow, none_or_enough

Firms = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is of: a theme, sector and kind of rule together, or an obstacle."""

    cell: tuple[str, str, str] | None = None
    obstacle_id: UUID | None = None

    @property
    def is_cell(self) -> bool:
        """Whether it is no obstacle."""
        return self.obstacle_id is None


@dataclass(frozen=True, slots=True)
class Settled:
    """What changes: the numbers that are told anew, with the firms in them, and those that are told no longer."""

    fresh: Mapping[Subject, Firms]
    ended: frozenset[Subject]


def settle(
    now: Mapping[Subject, Firms], told: Mapping[Subject, Sequence[Firms]], shown: Mapping[Subject, Firms]
) -> Settled:
    """Hold the firms of `now` against all that was `told`; `shown` is what is told today.

    Where all may stand but one, that one could be found from others: then the smallest that is new waits as well.
    Obstacles give way before cells, and small ones before large ones.
    """
    ended = frozenset(subject for subject, firms in shown.items() if _may_end(firms, now.get(subject, frozenset())))
    fresh = {
        subject: firms
        for subject, firms in now.items()
        if enough(len(firms))
        and firms != shown.get(subject)
        and all(may_follow(former, firms) for former in told.get(subject, ()))
    }
    while True:
        standing = {**{subject: firms for subject, firms in shown.items() if subject not in ended}, **fresh}
        wrong = [one for one in fresh if _leaves_one(one, now, standing) or not _stands(one, standing, told)]
        if not wrong:
            return Settled(fresh, ended)
        del fresh[min(wrong, key=lambda one: (one.is_cell, len(fresh[one]), str(one)))]


def _may_end(before: Firms, now: Firms) -> bool:
    """Too few are left, and ten or more went; or who they were is past its period, as are their reports."""
    return not enough(len(now)) and (not before or enough(len(before - now)))


def _leaves_one(subject: Subject, now: Mapping[Subject, Firms], standing: Mapping[Subject, Firms]) -> bool:
    return sum(other.is_cell == subject.is_cell and other not in standing for other in now) == 1


def _stands(subject: Subject, standing: Mapping[Subject, Firms], told: Mapping[Subject, Sequence[Firms]]) -> bool:
    """Beside the other sort: each number of it, now and before, and all cells together beside an obstacle."""
    firms = standing[subject]
    beside = [other for one, other in standing.items() if one.is_cell != subject.is_cell]
    before = [other for one, formers in told.items() if one.is_cell != subject.is_cell for other in formers]
    if not all(may_follow(other, firms) for other in (*beside, *before)):
        return False
    obstacles = [other for other in beside if other & firms] if subject.is_cell else [firms]
    cells = [other for one, other in standing.items() if one.is_cell]
    return all(none_or_enough(len(each.difference(*cells))) for each in obstacles)
