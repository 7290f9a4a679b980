"""Releases of the monitor, on the wire."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import Field

from backend.core.schemas import LocalizedText, Moment, Paged, PageQuery, Schema
from backend.core.themes import Theme
from backend.monitor.dimensions import MonitorDimension, MonitorMeasure


class MonitorReleaseFilter(PageQuery):
    """Which releases."""


class MonitorReleaseSummary(Schema):
    """One release of the monitor."""

    id: UUID
    as_of: date = Field(description="The day it tells of.")
    computed_at: Moment
    method: str = Field(description="Version of the method; see the documentation.")
    is_demonstration: bool = Field(description="All firms behind it are invented.")


class MonitorReleasePage(Paged[MonitorReleaseSummary]):
    """One page of releases, the newest first."""


class MonitorTableSummary(Schema):
    """One of the fixed tables."""

    code: str = Field(description="Its name in addresses.", examples=["firms-section-size_class"])
    measure: MonitorMeasure
    indicator: str | None = Field(description="Of a change: which indicator, see /indicators.")
    cut: list[MonitorDimension] = Field(description="By what it is divided, beside the categories of the measure.")
    shown: int = Field(description="How many of its cells are shown.")


class MonitorLicence(Schema):
    """Under what terms the figures may be used."""

    code: str = Field(examples=["CC-BY-4.0"])
    url: str
    attribution: LocalizedText


class MonitorReleaseRead(MonitorReleaseSummary):
    """A release with its tables."""

    fewest_firms: int = Field(description="Cells of fewer firms are never shown.")
    licence: MonitorLicence
    tables: list[MonitorTableSummary]


class MonitorFigure(Schema):
    """What is shown of a cell. All are null when it is withheld, whatever the reason."""

    firms: int | None = Field(description="Rounded to five.")
    total: int | None = Field(description="Employees, in three digits.")
    mean: float | None = Field(description="Mean change, in the unit of change of the indicator.")
    p10: float | None = Field(description="From thirty firms.")
    p25: float | None
    p50: float | None
    p75: float | None
    p90: float | None = Field(description="From thirty firms.")
    counted_on: date | None = Field(description="Earlier than the release when only a few firms came since.")


class MonitorTableCell(MonitorFigure):
    """One cell of a table; a margin has no row, or no column."""

    row: str | None
    column: str | None


class MonitorLabel(Schema):
    """A row or column of a table."""

    code: str
    name: LocalizedText


class MonitorTableRead(Schema):
    """One table of a release, with its margins."""

    release: MonitorReleaseSummary
    table: MonitorTableSummary
    rows: list[MonitorLabel]
    columns: list[MonitorLabel]
    cells: list[MonitorTableCell]


class MonitorFileFormat(StrEnum):
    """How a release is saved."""

    CSV = "csv"
    JSON = "json"


class MonitorFileFilter(Schema):
    """As what file."""

    format: MonitorFileFormat = Field(
        default=MonitorFileFormat.CSV, description="`csv` for spreadsheets, `json` with dictionary."
    )


class MonitorVariable(Schema):
    """A column of the files."""

    name: str
    meaning: LocalizedText
    values: list[MonitorLabel] = Field(description="The codes it can have; empty for a number or a day.")


class MonitorDictionary(Schema):
    """What the columns and codes of the files mean, and under what terms the figures may be used."""

    licence: MonitorLicence
    withheld: LocalizedText = Field(description="What it means that a cell is not there.")
    variables: list[MonitorVariable]


class BranchMonitorFilter(Schema):
    """Of which branch."""

    branch_id: UUID | None = Field(default=None, description="For the programme office; a branch sees its own.")


class BranchMonitorLine(Schema):
    """The members of a branch beside all firms of the same sector, or of the programme."""

    measure: MonitorMeasure
    key: str | None = Field(description="The category, or the indicator of a change.")
    section: str | None = Field(description="Null: over all sectors.")
    members: MonitorFigure
    everybody: MonitorFigure


class BranchMonitorRead(Schema):
    """What the monitor tells a branch of its own members."""

    release: MonitorReleaseSummary
    branch_id: UUID
    lines: list[BranchMonitorLine]


class ResearchCell(MonitorFigure):
    """One shown cell of the whole cube."""

    measure: MonitorMeasure
    key: str | None
    cut: list[MonitorDimension]
    values: list[str] = Field(description="One for each dimension of the cut.")


class MonitorResearchRead(Schema):
    """All that a release tells the public in one answer, with the report of its audit."""

    release: MonitorReleaseSummary
    cells: list[ResearchCell]
    report: dict[str, Any] = Field(description="What the audit tried, and how much it hid; never which cells.")


class MonitorOrderRead(Schema):
    """A release that was ordered."""

    id: UUID
    ordered_at: Moment
    carried_out_at: Moment | None = Field(description="When the worker made it.")
    release_id: UUID | None = Field(description="Null until then, and when there was nothing that may be shown.")


class MonitorOrderPage(Paged[MonitorOrderRead]):
    """One page of orders, the newest first."""


class MonitorQueryRead(Schema):
    """Who asked for figures."""

    id: UUID
    asked_at: Moment
    person: str | None = Field(description="Null for a system, or when the account is gone.")
    organisation: str | None
    release_id: UUID
    as_of: date
    asked: str = Field(description="Which figures.", examples=["research", "branch"])


class MonitorQueryPage(Paged[MonitorQueryRead]):
    """One page of the log, the newest first."""


class MonitorQueryCountRead(Schema):
    """How often a public question was answered on a day, by the service itself and not by what others keep of it."""

    release_id: UUID
    asked: str = Field(description="A table, or `file-csv`, `file-json`.")
    asked_on: date
    count: int


class MonitorQueryCountPage(Paged[MonitorQueryCountRead]):
    """One page of counts, the newest day first."""


class ProvinceCount(Schema):
    """Participating firms in a province."""

    province: str = Field(description="ISO 3166-2 code.")
    participants: int | None = Field(description="As released, rounded to five; null when withheld.")


class ThemeCount(Schema):
    """Participating firms that work on a theme."""

    theme: Theme
    participants: int | None = Field(description="As released, rounded to five; null when withheld.")


class ProgrammeProgress(Schema):
    """How far the programme is. Demonstration firms do not count; divisions are those of the newest release."""

    as_of: date
    participants: int = Field(
        description="Every firm that started, also one not followed in figures. Rounded to five; 0 under ten."
    )
    goals: list[int] = Field(description="Numbers of firms the programme works towards.")
    employees: int | None = Field(
        description="People who work there, as released, in three digits; null when withheld."
    )
    by_province: list[ProvinceCount]
    by_theme: list[ThemeCount]
