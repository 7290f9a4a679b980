"""What can be read of a branch's figures: by the branch itself and by the programme office."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branch_figures.cube import CUTS, PART_OF
from backend.branch_figures.errors import BranchFigureReleaseNotFound
from backend.branch_figures.models import BranchFigure, BranchFigureContribution, BranchFigureRelease, Cut, FigureKind
from backend.branch_figures.schemas import ReleaseFilter
from backend.core.listing import page_of
from backend.core.problems import Language
from backend.core.themes import Theme
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.queries.worlds import same_world
from backend.identity.scopes import Role
from backend.organisations import queries as organisations
from backend.organisations.models import SbiVersion, SizeClass
from backend.statistics.firms import FEWEST_FIRMS

log = structlog.get_logger(__name__)
SUMMARY = ("id", "branch_id", "as_of", "computed_at", "is_demonstration")
COLUMNS = ("figure", "theme", "by", "cell", "name", "firms", "management", "employees", "gap", "counted_on")
_KINDS = (FigureKind.PARTICIPANTS, *PART_OF)
_SUBJECTS: tuple[tuple[FigureKind, Theme | None], ...] = (
    *((kind, None) for kind in _KINDS),
    *((FigureKind.SCORES, theme) for theme in Theme),
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The figures of the branch one acts for; the programme office sees those of every branch of its world."""
    if Role.PROGRAMME_OFFICER in principal.roles:
        return BranchFigureRelease.branch_id.in_(same_world(principal))
    if Role.BRANCH_OFFICER in principal.roles:
        return BranchFigureRelease.branch_id == principal.organisation_id
    return false()


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """The companies behind one cell that is told, and the quarter in which they were counted."""

    company_ids: frozenset[UUID]
    counted_on: date


async def told_groups(session: AsyncSession) -> list[ToldGroup]:
    """Each group of firms whose number the newest figures of any branch tell. Of invented branches none."""
    inside = or_(
        BranchFigure.cut == Cut.ALL,
        *(
            (BranchFigure.cut == cut) & (BranchFigure.cell == getattr(BranchFigureContribution, cut.value))
            for cut in CUTS
        ),
    )
    rows = await session.execute(
        select(func.array_agg(BranchFigureContribution.company_id), BranchFigure.counted_on)
        .join(BranchFigureRelease, BranchFigureRelease.id == BranchFigure.release_id)
        .join(
            BranchFigureContribution,
            (BranchFigureContribution.release_id == BranchFigure.release_id)
            & (BranchFigureContribution.kind == BranchFigure.kind)
            & BranchFigureContribution.theme.is_not_distinct_from(BranchFigure.theme)
            & inside,
        )
        .where(BranchFigureRelease.is_demonstration.is_(False))
        .group_by(BranchFigure.id)
        .order_by(BranchFigure.id)
    )
    return [ToldGroup(frozenset(company_ids), counted_on) for company_ids, counted_on in rows]


async def list_releases(session: AsyncSession, principal: Principal, wanted: ReleaseFilter) -> dict[str, Any]:
    """One page of releases, the newest first."""
    statement = (
        select(*(getattr(BranchFigureRelease, name) for name in SUMMARY), Organisation.name.label("branch"))
        .join(Organisation, Organisation.id == BranchFigureRelease.branch_id)
        .where(visible_to(principal))
    )
    if wanted.branch_id is not None:
        statement = statement.where(BranchFigureRelease.branch_id == wanted.branch_id)
    ordered = statement.order_by(BranchFigureRelease.as_of.desc(), Organisation.sort_name, BranchFigureRelease.id)
    return await page_of(session, ordered, wanted)


async def get_release(session: AsyncSession, principal: Principal, release_id: UUID) -> dict[str, Any]:
    """A release with its whole cube, withheld cells and all. Raises BranchFigureReleaseNotFound (404)."""
    row = (
        await session.execute(
            select(BranchFigureRelease, Organisation.name)
            .join(Organisation, Organisation.id == BranchFigureRelease.branch_id)
            .where(BranchFigureRelease.id == release_id, visible_to(principal))
        )
    ).one_or_none()
    if row is None:
        raise BranchFigureReleaseNotFound
    release, branch = row
    # Who asks what is kept in the log of the service, for whoever looks into an attempt to combine figures.
    log.info("branch figures read", release=str(release.id), organisation=str(principal.organisation_id))
    rows = await session.scalars(select(BranchFigure).where(BranchFigure.release_id == release.id))
    shown = {(each.kind, each.theme, each.cut, each.cell): each for each in rows}
    cells = await _cells(session)
    return {
        **{name: getattr(release, name) for name in SUMMARY},
        "branch": branch,
        "method": release.method,
        "fewest_firms": FEWEST_FIRMS,
        "tables": [
            {
                "kind": kind,
                "theme": theme,
                "cut": cut,
                "counted_on": (whole := shown.get((kind, theme, Cut.ALL, None))) and whole.counted_on,
                "cells": [_cell(cell, name, shown.get((kind, theme, cut, cell))) for cell, name in names],
            }
            for kind, theme in _SUBJECTS
            for cut, names in cells.items()
        ],
    }


async def _cells(session: AsyncSession) -> dict[Cut, list[tuple[str | None, dict[Language, str] | None]]]:
    """The fixed cells of each cut, in order, with their names."""
    sectors = await organisations.list_sectors(session, SbiVersion.SBI_2008)
    provinces = await organisations.list_provinces(session)
    return {
        Cut.ALL: [(None, None)],
        Cut.SECTION: [(each["section"], each["name"]) for each in sectors],
        Cut.SIZE_CLASS: [(size.value, {"nl": size.value, "en": size.value}) for size in SizeClass],
        Cut.PROVINCE: [(each["code"], {"nl": each["name"], "en": each["name"]}) for each in provinces],
    }


def _cell(cell: str | None, name: dict[Language, str] | None, found: BranchFigure | None) -> dict[str, Any]:
    gap = None
    if found is not None and found.employees is not None and found.management is not None:
        gap = found.employees - found.management
    return {
        "cell": cell,
        "name": name,
        "firms": found and found.firms,
        "management": found and found.management,
        "employees": found and found.employees,
        "gap": gap,
    }


def as_csv(release: dict[str, Any], language: Language) -> str:
    """A release as CSV with semicolons, as Dutch spreadsheets expect; a withheld cell is empty."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for table in release["tables"]:
        for cell in table["cells"]:
            writer.writerow(
                (
                    table["kind"],
                    table["theme"] or "",
                    table["cut"],
                    cell["cell"] or "",
                    cell["name"][language] if cell["name"] else "",
                    *("" if cell[name] is None else cell[name] for name in ("firms", "management", "employees", "gap")),
                    table["counted_on"] or "",
                )
            )
    return written.getvalue()
