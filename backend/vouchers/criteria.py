"""Published criteria of a ranking: what earns points, judged only from facts that the platform has.

Criteria are data of a round and fixed at its publication. Each gives all its points or none. Equal points: who
submitted first goes first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID


class CriterionKind(StrEnum):
    """Which fact earns the points."""

    SIZE_CLASS = "size_class"
    SECTOR = "sector"
    BRANCH = "branch"
    THEME = "theme"
    PLAN_AGREED = "plan_agreed"
    FIRST_VOUCHER = "first_voucher"


# These kinds name the values that earn points; the others are a question with yes or no.
WITH_VALUES = frozenset({CriterionKind.SIZE_CLASS, CriterionKind.SECTOR, CriterionKind.BRANCH, CriterionKind.THEME})


@dataclass(frozen=True, slots=True)
class Merits:
    """What the platform knows of an application when it is ranked."""

    size_class: str
    section: str
    branch_ids: frozenset[UUID]
    theme: str | None
    plan_agreed: bool
    first_voucher: bool


_MET: Mapping[CriterionKind, Callable[[Merits, frozenset[str]], bool]] = MappingProxyType(
    {
        CriterionKind.SIZE_CLASS: lambda merits, values: merits.size_class in values,
        CriterionKind.SECTOR: lambda merits, values: merits.section in values,
        CriterionKind.BRANCH: lambda merits, values: bool(values & {str(each) for each in merits.branch_ids}),
        CriterionKind.THEME: lambda merits, values: merits.theme in values,
        CriterionKind.PLAN_AGREED: lambda merits, _: merits.plan_agreed,
        CriterionKind.FIRST_VOUCHER: lambda merits, _: merits.first_voucher,
    }
)


def score(criteria: list[dict[str, Any]], merits: Merits) -> tuple[int, list[dict[str, Any]]]:
    """The points of an application, and per criterion its words, the points it could earn and those it earned."""
    reasons = []
    for criterion in criteria:
        met = _MET[CriterionKind(criterion["kind"])](merits, frozenset(criterion["values"]))
        reasons.append(
            {"name": criterion["name"], "points": criterion["points"], "earned": criterion["points"] if met else 0}
        )
    return sum(reason["earned"] for reason in reasons), reasons
