"""The database itself keeps figures of employees apart, whatever the code would let through."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.scans.models import Dimension, ResultDimension, ResultGroup, ScanGroup, ScanResult, ScanStatus
from tests.makers.scans import make_scan

THEME = Dimension.WORK_DIVISION


async def _result(session, company, *, days_ago=0, groups=()):
    """A published scan without a figure yet."""
    scan = await make_scan(session, company.id, groups=groups)
    scan.status, scan.closed_at = ScanStatus.PUBLISHED, clock.now()
    scan.published_at = clock.now() - timedelta(days=days_ago)
    await session.flush()
    session.add(
        ScanResult(
            scan_id=scan.id,
            version_id=scan.version_id,
            published_at=scan.published_at,
            opened_on=clock.today(),
            closed_on=clock.today(),
            management_count=0,
        )
    )
    await session.flush()
    return scan


async def _tell(session, scan, *, count, score=50):
    session.add(
        ResultDimension(
            scan_id=scan.id, dimension=THEME, employee_score=score, employee_count=count, spread_band="mixed"
        )
    )
    await session.flush()


async def _tell_group(session, scan, *, count, score=50, name="Winkel"):
    group = await session.scalar(select(ScanGroup.id).where(ScanGroup.scan_id == scan.id, ScanGroup.name == name))
    session.add(
        ResultGroup(scan_id=scan.id, group_id=group, dimension=THEME, employee_score=score, employee_count=count)
    )
    await session.flush()


@pytest.mark.parametrize(
    ("count", "score", "kept"), [(5, 96, False), (5, 95, True), (5, 4, False), (5, 5, True), (20, 99, True)]
)
async def test_a_figure_leaves_everybody_room(database, company, count, score, kept):
    async with database.write() as session:
        scan = await _result(session, company)
        if kept:
            await _tell(session, scan, count=count, score=score)
        else:
            with pytest.raises(DBAPIError, match="leaves each person"):
                async with session.begin_nested():
                    await _tell(session, scan, count=count, score=score)


@pytest.mark.parametrize(("whole", "kept"), [(20, False), (21, True)])
async def test_groups_stand_only_among_more_than_twenty_answers(database, company, whole, kept):
    async with database.write() as session:
        scan = await _result(session, company, groups=("Winkel",))
        await _tell(session, scan, count=whole)
        if kept:
            await _tell_group(session, scan, count=10)
        else:
            with pytest.raises(DBAPIError, match="twenty answers or fewer"):
                async with session.begin_nested():
                    await _tell_group(session, scan, count=10)


@pytest.mark.parametrize(
    ("count", "kept"),
    [(33, False), (30, True), (35, True), (13, False), (10, True), (19, False), (20, True)],
    ids=[
        "3 more",
        "the same",
        "5 more",
        "the group and 3",
        "the group",
        "all but the group, less 1",
        "all but the group",
    ],
)
async def test_beside_an_earlier_scan_of_thirty_with_a_group_of_ten(database, company, count, kept):
    async with database.write() as session:
        before = await _result(session, company, days_ago=30, groups=("Winkel",))
        await _tell(session, before, count=30)
        await _tell_group(session, before, count=10)
        scan = await _result(session, company)
        if kept:
            await _tell(session, scan, count=count)
        else:
            with pytest.raises(DBAPIError, match="could be subtracted"):
                async with session.begin_nested():
                    await _tell(session, scan, count=count)


async def test_beside_two_earlier_scans_nothing_is_told_until_half_a_year_has_passed(database, company):
    async with database.write() as session:
        for days in (300, 20):
            await _tell(session, await _result(session, company, days_ago=days), count=30)
        scan = await _result(session, company, days_ago=10)
        await _tell(session, scan, count=30)
        with pytest.raises(DBAPIError, match="could be subtracted"):
            async with session.begin_nested():
                await _tell(session, await _result(session, company), count=30)


async def test_no_group_beside_one_earlier_scan(database, company):
    async with database.write() as session:
        before = await _result(session, company, days_ago=30)
        await _tell(session, before, count=30)
        scan = await _result(session, company, groups=("Winkel",))
        await _tell(session, scan, count=30)
        with pytest.raises(DBAPIError, match="could be subtracted"):
            async with session.begin_nested():
                await _tell_group(session, scan, count=10)
