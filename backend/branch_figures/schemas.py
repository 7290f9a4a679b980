"""Figures of a branch, on the wire."""

from datetime import date
from uuid import UUID

from pydantic import Field

from backend.branch_figures.models import Cut, FigureKind
from backend.core.schemas import LocalizedText, Moment, Paged, PageQuery, Schema
from backend.core.themes import Theme


class ReleaseFilter(PageQuery):
    """Which releases."""

    branch_id: UUID | None = Field(default=None, description="Of one branch; for the programme office.")


class ReleaseSummary(Schema):
    """The figures of one branch, released in one quarter."""

    id: UUID
    branch_id: UUID
    branch: str = Field(description="Name of the branch organisation.")
    as_of: date = Field(description="First day of the quarter in which they were released.")
    computed_at: Moment
    is_demonstration: bool = Field(description="All firms behind it are invented.")


class BranchFigureReleasePage(Paged[ReleaseSummary]):
    """One page of releases, the newest first."""


class FigureCell(Schema):
    """One cell. All figures are null when it is withheld, whatever the reason."""

    cell: str | None = Field(description="Section, size class or province; null for all firms together.")
    name: LocalizedText | None = Field(description="The cell in words.")
    firms: int | None = Field(description="Rounded to five.")
    management: int | None = Field(description="Mean score of management, 1-99; only for scores.")
    employees: int | None = Field(description="Mean score of employees, 1-99; only for scores.")
    gap: int | None = Field(description="Employees minus management, of the rounded means.")


class FigureTable(Schema):
    """One figure, over all firms or by one feature of them."""

    kind: FigureKind
    theme: Theme | None
    cut: Cut
    counted_on: date | None = Field(
        description="The quarter they were counted in. Earlier than the release when too few firms changed since."
    )
    cells: list[FigureCell]


class BranchFigureReleaseRead(ReleaseSummary):
    """All figures of a release: a fixed set, of which cells are withheld that could tell of a few firms."""

    method: str = Field(description="Version of the method; see the documentation.")
    fewest_firms: int = Field(description="Cells of fewer firms are never shown.")
    tables: list[FigureTable]
