"""What is added up over the steps of a trajectory: hours and participation."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from backend.trajectories.models import TrajectoryStep


def hours_of(steps: Sequence[TrajectoryStep], free_limit: int, granted: int | None) -> dict[str, Any]:
    """The adviser's hours: first those without charge, then the others."""
    total = sum((step.hours for step in steps), Decimal(0))
    free = min(total, Decimal(free_limit))
    return {"total": total, "free": free, "free_limit": free_limit, "charged": total - free, "granted": granted}


def participation_of(steps: Sequence[TrajectoryStep], headcount: int) -> dict[str, Any]:
    """In how many steps employees or their representatives took part, and with how many at most."""
    most = max((step.employees for step in steps), default=0)
    return {
        "steps_with_employees": sum(step.employees + step.works_council > 0 for step in steps),
        "steps_done": sum(step.done_on is not None for step in steps),
        "most_employees": most,
        "percent_of_company": min(100, round(100 * most / headcount)) if headcount else None,
    }
