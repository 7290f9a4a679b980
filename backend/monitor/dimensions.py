"""The fixed cube: what is told, by what the firms are divided, and which tables there are. Nobody adds a filter."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations


class MonitorDimension(StrEnum):
    """By what the firms are divided. A region is a group of provinces and is never crossed with anything."""

    YEAR = "year"
    SECTION = "section"
    SIZE_CLASS = "size_class"
    PROVINCE = "province"
    REGION = "region"


class MonitorMeasure(StrEnum):
    """What is told of the firms of a cell."""

    FIRMS = "firms"
    EMPLOYEES = "employees"
    THEMES = "themes"
    TARGET_GROUPS = "target_groups"
    PARTICIPATION = "participation"
    TOOLS = "tools"
    CHANGE = "change"


Cut = tuple[MonitorDimension, ...]
Cell = tuple[tuple[MonitorDimension, str], ...]
WHOLE: Cell = ()
CROSSED = (MonitorDimension.YEAR, MonitorDimension.SECTION, MonitorDimension.SIZE_CLASS, MonitorDimension.PROVINCE)
ONE_WAY: tuple[Cut, ...] = ((), *((each,) for each in MonitorDimension))
TWO_WAY: tuple[Cut, ...] = (*ONE_WAY, *combinations(CROSSED, 2))
# A category is itself one of the two; so these are divided by one thing more at most.
CATEGORIES = (MonitorMeasure.THEMES, MonitorMeasure.TARGET_GROUPS, MonitorMeasure.PARTICIPATION, MonitorMeasure.TOOLS)
# Each firm is in one category of these at most; of the others it can be in several.
EXCLUSIVE = (MonitorMeasure.THEMES, MonitorMeasure.TARGET_GROUPS)
OF_A_BRANCH: tuple[Cut, ...] = ((), (MonitorDimension.SECTION,))


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """One measure; of a category which one, of a change which indicator."""

    measure: MonitorMeasure
    key: str | None = None


def cuts_of(measure: MonitorMeasure) -> tuple[Cut, ...]:
    """How this measure is divided in the public cube."""
    return ONE_WAY if measure in CATEGORIES else TWO_WAY


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the cube: a measure, of a change the indicator, and how it is divided."""

    measure: MonitorMeasure
    indicator: str | None
    cut: Cut

    @property
    def code(self) -> str:
        """Its name in addresses: `firms-section-size_class`, `change_revenue-province`."""
        head = self.measure.value if self.indicator is None else f"{self.measure.value}_{self.indicator}"
        return "-".join((head, *(each.value for each in self.cut)))


def tables(indicators: tuple[str, ...]) -> Iterator[Table]:
    """Every table there is, in order."""
    for measure in MonitorMeasure:
        for indicator in indicators if measure is MonitorMeasure.CHANGE else (None,):
            for cut in cuts_of(measure):
                yield Table(measure, indicator, cut)
