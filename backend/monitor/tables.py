"""One table of a release: its rows, its columns and its cells with their margins."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.monitor import dictionary
from backend.monitor.dimensions import CATEGORIES, MonitorDimension, MonitorMeasure, Table, tables
from backend.monitor.errors import MonitorTableNotFound
from backend.monitor.models import MonitorCell
from backend.monitor.queries import CELLS, Row, figure, get_release, indicators, named, summary

Place = tuple[str | None, str | None]  # a row and a column; None on a margin


async def read_table(session: AsyncSession, release_id: UUID, code: str) -> dict[str, Any]:
    """One table with its margins. Raises MonitorReleaseNotFound and MonitorTableNotFound (404)."""
    found = await get_release(session, release_id)
    table = next((each for each in tables(await indicators(session)) if each.code == code), None)
    if table is None:
        raise MonitorTableNotFound
    is_category = table.measure in CATEGORIES
    cuts = {named(table.cut), *(named(table.cut[:at] + table.cut[at + 1 :]) for at in range(len(table.cut))), ""}
    subject = MonitorCell.measure == table.measure
    if table.indicator is not None:
        subject &= MonitorCell.key == table.indicator
    if is_category:
        subject |= MonitorCell.measure == MonitorMeasure.FIRMS
    rows = await session.execute(
        select(*CELLS).where(
            MonitorCell.release_id == release_id, MonitorCell.branch_id.is_(None), MonitorCell.cut.in_(cuts), subject
        )
    )
    at = {_place(table, row): row for row in rows.mappings()}
    labels = [await _labels(session, dimension, at, table) for dimension in table.cut]
    if is_category:
        words = await dictionary.categories_of(session, table.measure)
        seen = {row for row, _ in at if row is not None and row not in words}
        labels.insert(0, _as_labels({**words, **{code: {"nl": code, "en": code} for code in sorted(seen)}}))
    empty: list[dict[str, Any]] = []
    row_labels, column_labels, *_ = [*labels, empty, empty]
    places = [
        (row, column)
        for row in (*(each["code"] for each in row_labels), None)
        for column in (*(each["code"] for each in column_labels), None)
    ]
    return {
        "release": found,
        "table": summary(
            table, sum(named(table.cut) == row["cut"] and row["measure"] == table.measure for row in at.values())
        ),
        "rows": row_labels,
        "columns": column_labels,
        "cells": [{"row": row, "column": column, **figure(at.get((row, column)))} for row, column in places],
    }


def _place(table: Table, row: Row) -> Place:
    """Where a cell stands: its row and its column; None on a margin."""
    labels = dict(zip([each for each in row["cut"].split("-") if each], (row["first"], row["second"]), strict=False))
    of_cut = [labels.get(each.value) for each in table.cut]
    if table.measure in CATEGORIES:
        of_cut.insert(0, row["key"])
    first, second, *_ = [*of_cut, None, None]
    return first, second


async def _labels(
    session: AsyncSession, dimension: MonitorDimension, at: Mapping[Place, Row], table: Table
) -> list[dict[str, Any]]:
    if dimension is not MonitorDimension.YEAR:
        return _as_labels(await dictionary.labels_of(session, dimension))
    on_columns = table.measure in CATEGORIES
    years = {place[on_columns] for place in at} - {None}
    return _as_labels({str(year): {"nl": str(year), "en": str(year)} for year in sorted(years, key=str)})


def _as_labels(words: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    return [{"code": code, "name": dict(name)} for code, name in words.items()]
