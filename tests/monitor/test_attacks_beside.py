"""The monitor beside the figures of a branch: what neither tells of a few firms, both together do not tell either."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from uuid import UUID

import numpy as np
import pytest

from backend.branch_figures import cube, queries
from backend.branch_figures import service as branch_figures
from backend.branch_figures.models import FigureKind
from backend.core import clock
from backend.identity.scopes import OrganisationKind
from backend.monitor import releasing
from backend.monitor.models import MonitorRelease
from backend.monitor.release import Beside, release
from backend.monitoring.models import Enrolment, EnrolmentKind
from tests.branch_figures.test_releases import make_members
from tests.makers.identity import make_organisation
from tests.makers.monitor import AS_OF, BRANCH
from tests.monitor import attacks
from tests.monitor.programmes import first, programme


@cache
def firms_of_the_branch():
    """A thousand firms of which the branch has most of two sectors: who is not a member is one of a few."""
    chance = np.random.default_rng(5)
    return [
        replace(firm, branches=frozenset({BRANCH} if firm.section in "CG" and chance.random() < 0.85 else ()))
        for firm in programme()
    ]


def of_the_branch():
    """The groups that the figures of the branch tell of, over the same thousand firms."""
    chance = np.random.default_rng(5)
    members = [
        cube.Firm(
            firm.key,
            firm.section,
            firm.size_class,
            firm.province,
            steps=frozenset(
                {FigureKind.PARTICIPANTS, *([FigureKind.SCANS_PUBLISHED] if chance.random() < 0.6 else [])}
            ),
        )
        for firm in firms_of_the_branch()
        if BRANCH in firm.branches
    ]
    tables = cube.release(members, {})
    return [
        frozenset(each.company_id for each in table.contributions if each.cell_of(cut) == name)
        for table in tables.values()
        for cut, name in table.figures
    ]


def attacked(figures, told):
    """Small cells, divided into members and others, that both releases together give."""
    firms = firms_of_the_branch()
    rows, _ = attacks.published(firms, figures, measures=attacks.COUNTS)
    beside = np.array([[firm.key in group for firm in firms] for group in told], dtype=float)
    inside = {at for at, firm in enumerate(firms) if BRANCH in firm.branches}
    cells = {}
    for at, firm in enumerate(firms):
        for one in attacks.CROSSED:
            for other in attacks.CROSSED:
                place = tuple(sorted({(one, getattr(firm, one)), (other, getattr(firm, other))}))
                cells.setdefault((at in inside, place), set()).add(at)
    small = {frozenset(cell) for cell in cells.values() if len(cell) < 10}
    groups = sorted(small | attacks.small_groups(firms), key=sorted)
    return attacks.recoveries(np.vstack([rows, beside]), groups)


def test_a_monitor_that_does_not_look_at_the_figures_of_a_branch_gives_small_groups_away():
    told = of_the_branch()
    assert len(told) > 8
    assert attacked(release(firms_of_the_branch(), AS_OF).figures, told)


def test_held_against_them_nothing_small_comes_out_of_both_together():
    told = of_the_branch()
    found = release(firms_of_the_branch(), AS_OF, beside=[Beside(group, AS_OF) for group in told])
    assert len(found.figures) > 500, "there is still much to tell"
    assert found.report["againstGroups"] == len(told)
    assert attacked(found.figures, told) == []


def test_a_group_of_firms_that_the_monitor_does_not_follow_is_taken_along():
    strangers = frozenset(UUID(int=10_000 + at) for at in range(12))
    found = release(programme(), AS_OF, beside=[Beside(strangers, AS_OF)])
    assert found.figures == first().figures


@pytest.fixture
async def branch(database):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")


async def test_a_release_weighs_what_the_figures_of_branches_tell_now(database, branch):
    async with database.write() as session:
        here = await make_members(session, branch, 14, section="C", province="NL-GE")
        there = await make_members(session, branch, 11, section="C", province="NL-UT")
        started = clock.today() - timedelta(days=400)
        session.add_all(
            Enrolment(company_id=firm.id, kind=EnrolmentKind.PARTICIPANT, started_on=started)
            for firm in (*here, *there)
        )
        await branch_figures.release_due(session)
    async with database.read() as session:
        groups = await queries.told_groups(session)
    told = {group.company_ids for group in groups}
    # The smaller province is withheld: what is not told weighs nothing.
    assert told == {frozenset(each.id for each in some) for some in (here, [*here, *there])}
    assert {group.counted_on for group in groups} == {releasing.quarter_of(clock.today())}
    async with database.write() as session:
        made = await releasing.make(session, clock.today() + timedelta(days=1))
        assert isinstance(made, MonitorRelease)
        assert made.report["againstGroups"] == len(groups)
