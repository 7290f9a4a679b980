"""What can be read of the monitor: always what was stored at the release, never computed anew."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.listing import page_of
from backend.core.schemas import PageQuery
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.monitor import dictionary
from backend.monitor.dimensions import MonitorDimension, MonitorMeasure, Table, tables
from backend.monitor.errors import MonitorReleaseNotFound
from backend.monitor.models import (
    HELD_AGAINST,
    MonitorCell,
    MonitorOrder,
    MonitorQuery,
    MonitorQueryCount,
    MonitorRelease,
)
from backend.monitoring import queries as monitoring
from backend.statistics.firms import FEWEST_FIRMS

Row = RowMapping
SUMMARY = ("id", "as_of", "computed_at", "method", "is_demonstration")
NUMBERS = ("firms", "total", "mean", "p10", "p25", "p50", "p75", "p90", "counted_on")
CELLS = tuple(getattr(MonitorCell, name) for name in ("measure", "key", "cut", "first", "second", *NUMBERS))


def visible_to(principal: Principal, branch_id: UUID | None) -> ColumnElement[bool]:
    """The figures of members that somebody may see: of the own branch; the programme office of the one it names."""
    if Role.PROGRAMME_OFFICER in principal.roles:
        return MonitorCell.branch_id == branch_id
    if Role.BRANCH_OFFICER in principal.roles and branch_id in {None, principal.organisation_id}:
        return MonitorCell.branch_id == principal.organisation_id
    return false()


def _standing() -> ColumnElement[bool]:
    """Releases that others are still held against: of an older one nobody knows any more who stood behind it."""
    return or_(MonitorRelease.is_demonstration, MonitorRelease.as_of > clock.today() - HELD_AGAINST)


async def list_releases(session: AsyncSession, wanted: PageQuery) -> dict[str, Any]:
    """One page of releases, the newest first; real ones before that of the demonstration."""
    columns = (getattr(MonitorRelease, name) for name in SUMMARY)
    ordered = select(*columns).where(_standing()).order_by(MonitorRelease.is_demonstration, MonitorRelease.as_of.desc())
    return await page_of(session, ordered, wanted)


async def get_release(session: AsyncSession, release_id: UUID) -> dict[str, Any]:
    """What is told of a release itself. Raises MonitorReleaseNotFound (404), also of one that stands no more."""
    columns = (getattr(MonitorRelease, name) for name in SUMMARY)
    statement = select(*columns).where(MonitorRelease.id == release_id, _standing())
    row = (await session.execute(statement)).mappings().one_or_none()
    if row is None:
        raise MonitorReleaseNotFound
    return dict(row)


async def read_release(session: AsyncSession, release_id: UUID) -> dict[str, Any]:
    """A release with its tables. Raises MonitorReleaseNotFound (404)."""
    found = await get_release(session, release_id)
    indicator = func.coalesce(MonitorCell.key, "").label("indicator")
    of_change = MonitorCell.measure == MonitorMeasure.CHANGE
    counted = await session.execute(
        select(MonitorCell.measure, MonitorCell.cut, func.count())
        .where(MonitorCell.release_id == release_id, MonitorCell.branch_id.is_(None), ~of_change)
        .group_by(MonitorCell.measure, MonitorCell.cut)
    )
    shown: dict[tuple[MonitorMeasure, str | None, str], int] = {
        (kind, None, cut): count for kind, cut, count in counted
    }
    changes = await session.execute(
        select(indicator, MonitorCell.cut, func.count())
        .where(MonitorCell.release_id == release_id, MonitorCell.branch_id.is_(None), of_change)
        .group_by(indicator, MonitorCell.cut)
    )
    shown |= {(MonitorMeasure.CHANGE, code, cut): count for code, cut, count in changes}
    return {
        **found,
        "fewest_firms": FEWEST_FIRMS,
        "licence": dictionary.LICENCE,
        "tables": [
            summary(table, shown.get((table.measure, table.indicator, named(table.cut)), 0))
            for table in tables(await indicators(session))
        ],
    }


async def public_cells(session: AsyncSession, release_id: UUID) -> Sequence[Row]:
    """Every shown cell of the public cube, in the order of the cube."""
    rows = await session.execute(
        select(*CELLS)
        .where(MonitorCell.release_id == release_id, MonitorCell.branch_id.is_(None))
        .order_by(MonitorCell.measure, MonitorCell.key, MonitorCell.cut, MonitorCell.first, MonitorCell.second)
    )
    return rows.mappings().all()


async def read_research(session: AsyncSession, release_id: UUID) -> dict[str, Any]:
    """The whole public cube of a release, with the report of its audit. Raises MonitorReleaseNotFound (404)."""
    found = await get_release(session, release_id)
    report = await session.scalar(select(MonitorRelease.report).where(MonitorRelease.id == release_id))
    return {
        "release": found,
        "cells": [
            {
                "measure": row["measure"],
                "key": row["key"],
                "cut": [each for each in row["cut"].split("-") if each],
                "values": [each for each in (row["first"], row["second"]) if each is not None],
                **figure(row),
            }
            for row in await public_cells(session, release_id)
        ],
        "report": report,
    }


async def read_branch(
    session: AsyncSession, principal: Principal, release_id: UUID, branch_id: UUID | None
) -> dict[str, Any]:
    """The members of a branch beside everybody. Raises MonitorReleaseNotFound (404), also when there is nothing."""
    found = await get_release(session, release_id)
    rows = await session.execute(
        select(MonitorCell.branch_id, *CELLS)
        .where(MonitorCell.release_id == release_id, visible_to(principal, branch_id))
        .order_by(MonitorCell.measure, MonitorCell.key, MonitorCell.first.nulls_first())
    )
    members = rows.mappings().all()
    if not members:
        raise MonitorReleaseNotFound
    everybody = {
        (row["measure"], row["key"], row["first"]): row
        for row in await public_cells(session, release_id)
        if row["cut"] in {"", MonitorDimension.SECTION}
    }
    return {
        "release": found,
        "branch_id": members[0]["branch_id"],
        "lines": [
            {
                "measure": row["measure"],
                "key": row["key"],
                "section": row["first"],
                "members": figure(row),
                "everybody": figure(everybody.get((row["measure"], row["key"], row["first"]))),
            }
            for row in members
        ],
    }


async def newest_figures(
    session: AsyncSession, measure: MonitorMeasure, cut: MonitorDimension | None
) -> dict[str | None, int]:
    """Of the newest real release: shown totals or numbers of firms, by category or by cell of a cut."""
    newest = (
        select(MonitorRelease.id)
        .where(MonitorRelease.is_demonstration.is_(False), _standing())
        .order_by(MonitorRelease.as_of.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(
            func.coalesce(MonitorCell.key, MonitorCell.first), func.coalesce(MonitorCell.total, MonitorCell.firms)
        ).where(
            MonitorCell.release_id == newest,
            MonitorCell.branch_id.is_(None),
            MonitorCell.measure == measure,
            MonitorCell.cut == ("" if cut is None else cut.value),
        )
    )
    return {row[0]: row[1] for row in rows}


async def list_orders(session: AsyncSession, wanted: PageQuery) -> dict[str, Any]:
    """One page of orders, the newest first."""
    columns = (MonitorOrder.id, MonitorOrder.ordered_at, MonitorOrder.carried_out_at, MonitorOrder.release_id)
    return await page_of(session, select(*columns).order_by(MonitorOrder.ordered_at.desc(), MonitorOrder.id), wanted)


async def list_queries(session: AsyncSession, wanted: PageQuery) -> dict[str, Any]:
    """One page of who asked what, the newest first."""
    statement = (
        select(
            MonitorQuery.id,
            MonitorQuery.asked_at,
            Account.name.label("person"),
            Organisation.name.label("organisation"),
            MonitorQuery.release_id,
            MonitorRelease.as_of,
            MonitorQuery.asked,
        )
        .join(MonitorRelease, MonitorRelease.id == MonitorQuery.release_id)
        .outerjoin(Account, Account.id == MonitorQuery.account_id)
        .outerjoin(Organisation, Organisation.id == MonitorQuery.organisation_id)
        .order_by(MonitorQuery.asked_at.desc(), MonitorQuery.id)
    )
    return await page_of(session, statement, wanted)


async def list_query_counts(session: AsyncSession, wanted: PageQuery) -> dict[str, Any]:
    """One page of how often what was asked, the newest day first."""
    columns = (
        MonitorQueryCount.release_id,
        MonitorQueryCount.asked,
        MonitorQueryCount.asked_on,
        MonitorQueryCount.count,
    )
    ordered = select(*columns).order_by(
        MonitorQueryCount.asked_on.desc(), MonitorQueryCount.count.desc(), MonitorQueryCount.asked, columns[0]
    )
    return await page_of(session, ordered, wanted)


def figure(row: Row | None) -> dict[str, Any]:
    """What a cell shows; all null when it is withheld."""
    if row is None:
        return dict.fromkeys(NUMBERS)
    return {name: float(value) if isinstance(value := row[name], Decimal) else value for name in NUMBERS}


async def indicators(session: AsyncSession) -> tuple[str, ...]:
    """The codes of all indicators, in order."""
    return tuple(each.code for each in await monitoring.list_indicators(session))


def named(cut: Sequence[MonitorDimension]) -> str:
    """How a cut is written down."""
    return "-".join(each.value for each in cut)


def summary(table: Table, shown: int) -> dict[str, Any]:
    """What is told of a table itself."""
    return {
        "code": table.code,
        "measure": table.measure,
        "indicator": table.indicator,
        "cut": list(table.cut),
        "shown": shown,
    }
