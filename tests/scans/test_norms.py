"""Norms: which cells may be shown, what a release holds, and that it is frozen."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.identity.scopes import Role
from backend.scans import norms
from backend.scans.models import Dimension, NormCell, NormLevel, NormRelease, NormScale, Respondent, ResultBenchmark
from backend.scans.norms import ALL, FirmScore
from backend.scans.service import norming
from tests.makers.organisations import make_company
from tests.makers.scans import SOURCE, codes, publish_with

THEME = Dimension.WORK_DIVISION
CODES = codes("employee", "work_division")
REVERSE = {item["code"] for item in SOURCE["items"] if item["reverse"]}
firms = some.lists(
    some.builds(
        FirmScore,
        section=some.sampled_from("ABC"),
        size_class=some.sampled_from(["5-14", "15-49"]),
        score=some.integers(0, 100),
    ),
    max_size=60,
)


@settings(derandomize=True, deadline=None)
@given(firms)
def test_no_cell_and_no_rest_of_a_cell_holds_one_to_nine_firms(scores):
    shown = norms.cells(scores)
    inside = {
        place: [each for each in scores if place in norms.places_of(each.section, each.size_class)] for place in shown
    }
    assert all(len(inside[place]) == cell.firms >= 10 for place, cell in shown.items())
    for around in shown:
        parts = [
            len(inside[place])
            for place in shown
            if place[0] is not around[0]
            and (around == ALL) == (place[0] is NormLevel.SECTOR)
            and around[1] in {None, place[1]}
        ]
        assert len(inside[around]) - sum(parts) not in range(1, 10)


@pytest.mark.parametrize(
    ("score", "band"), [(39, "lowest_quarter"), (40, "middle_half"), (60, "middle_half"), (61, "highest_quarter")]
)
def test_the_border_belongs_to_the_middle(score, band):
    assert norms.band(score, 40, 60) == band


@pytest.mark.parametrize(("firms", "told"), [(10, 10), (12, 10), (13, 15), (40, 40)])
def test_firms_are_told_to_the_nearest_five(firms, told):
    assert norms.rounded(firms) == told


def _firm(chance, level):
    """Ten employees of one firm, on the statements of one theme."""
    return [[min(5, max(1, round(chance.gauss(level, 0.9)))) for _ in CODES] for _ in range(10)]


def _people(rows):
    return [
        (
            Respondent.EMPLOYEE,
            {code: 6 - value if code in REVERSE else value for code, value in zip(CODES, row, strict=True)},
        )
        for row in rows
    ]


@pytest.fixture
async def forty(database):
    """Forty firms with ten employees each, whose answers are known; and one that is invented and counts for nothing."""
    chance = Random(40)
    answers = [_firm(chance, chance.gauss(3.2, 0.7)) for _ in range(40)]
    quarter = norming.quarter_of(clock.today())
    moment = clock.now().replace(year=quarter.year, month=quarter.month, day=1) - timedelta(days=20)
    async with database.write() as session:
        with clock.set_to(moment):
            for number, rows in enumerate(answers):
                section, employees = ("F", 12) if number < 12 else ("C", 30)
                company = await make_company(session, section=section, employees=employees)
                await publish_with(session, company.id, _people(rows))
            invented = await make_company(session, is_demonstration=True)
            await publish_with(session, invented.id, _people([[1, 1, 1, 1, 1]] * 8 + [[3, 3, 3, 3, 3]] * 2))
    return answers


async def _release(database):
    async with database.write() as session:
        return await norming.release_due(session)


async def test_a_release_holds_the_reliability_of_the_answers_to_four_digits(forty, database):
    """Against other ways to the same figures, in exact fractions: covariances of items, and pairs of colleagues."""
    await _release(database)
    async with database.read() as session:
        scale = await session.scalar(select(NormScale).filter_by(audience=Respondent.EMPLOYEE, dimension=THEME))
    people = [row for firm in forty for row in firm]
    assert (scale.firms, scale.respondents) == (40, len(people)) == (40, 400)
    variances = [_covariance(people, item, item) for item in range(5)]
    shared = [_covariance(people, a, b) for a, b in combinations(range(5), 2)]
    mean_variance, mean_shared = sum(variances) / 5, sum(shared) / 10
    assert scale.alpha == _four(5 * mean_shared / (mean_variance + 4 * mean_shared))
    scores = [[Fraction(sum(row), 5) for row in firm] for firm in forty]
    within = sum((a - b) ** 2 for firm in scores for a, b in combinations(firm, 2)) / (10 * 9 * 40)
    means = [sum(firm) / 10 for firm in scores]
    between = sum((a - b) ** 2 for a, b in combinations(means, 2)) / (40 * 39) * 10
    assert scale.icc1 == _four((between - within) / (between + 9 * within))
    assert scale.icc2 == _four(1 - within / between)
    assert scale.icc_p == 0
    assert scale.alpha < scale.omega + Decimal("0.01")
    assert 0 < scale.agreement < 1
    assert scale.mean_stands_for_firm is (scale.agreement >= Decimal("0.7"))


def _covariance(rows, first, second):
    """By differences of all pairs of people rather than from a mean."""
    pairs = combinations(rows, 2)
    return Fraction(sum((a[first] - b[first]) * (a[second] - b[second]) for a, b in pairs), len(rows) * (len(rows) - 1))


def _four(value):
    return Decimal(float(value)).quantize(Decimal("0.0001"))


async def test_invented_firms_never_count_and_small_cells_show_the_sector(forty, database):
    assert await _release(database) > 0
    async with database.read() as session:
        release = await session.scalar(select(NormRelease))
        cells = {
            (cell.level, cell.section): cell.firms
            for cell in await session.scalars(select(NormCell).filter_by(dimension=THEME))
        }
    assert release.firms == 40
    assert cells == {
        ("all", None): 40,
        ("sector", "C"): 28,
        ("sector", "F"): 12,
        ("sector_and_size", "C"): 28,
        ("sector_and_size", "F"): 12,
    }


async def test_a_quarter_is_released_once_and_never_changes(forty, database):
    assert await _release(database) > 0
    assert await _release(database) == 0
    for statement in (update(NormCell).values(p50=50), delete(NormScale), update(NormRelease).values(firms=99)):
        with pytest.raises(DBAPIError, match="append-only"):
            async with database.write() as session:
                await session.execute(statement)


async def test_nine_firms_give_no_release(database):
    moment = clock.now() - timedelta(days=120)
    async with database.write() as session:
        with clock.set_to(moment):
            for _ in range(9):
                company = await make_company(session)
                await publish_with(session, company.id, _people(_firm(Random(1), 3)))
    assert await _release(database) == 0
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(NormRelease)) == 0


async def test_a_result_is_compared_by_the_release_of_its_day_and_stays_so(forty, database, client_as):
    await _release(database)
    async with database.write() as session:
        company = await make_company(session, section="F", employees=12)
        scan = await publish_with(session, company.id, _people([[5, 5, 5, 5, 5]] * 8 + [[3, 3, 3, 3, 3]] * 2))
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    result = (await owner.get(f"/scans/{scan.id}/result")).json()
    theme = next(each for each in result["themes"] if each["theme"] == "work_division")
    told = theme["benchmark"]
    assert (told["band"], told["level"], told["firms"]) == ("highest_quarter", "sector_and_size", 10)
    assert told["p25"] < told["p75"] < theme["combinedScore"]
    assert theme["potential"] == 0
    assert told["periodFrom"] == told["periodTo"]
    assert result["benchmark"]["nl"].startswith("Vergeleken met ongeveer 10 bedrijven van uw grootte in uw sector")
    assert [each["benchmark"] for each in result["themes"][1:]] == [None] * 7
    with pytest.raises(DBAPIError, match="never changes"):
        async with database.write() as session:
            await session.execute(update(ResultBenchmark).values(firms=99))


async def test_what_is_to_gain_reaches_to_the_best_quarter_of_comparable_firms(forty, database, client_as):
    await _release(database)
    async with database.write() as session:
        company = await make_company(session, section="G", employees=12)
        scan = await publish_with(session, company.id, _people([[2, 2, 2, 2, 2]] * 9 + [[3, 2, 2, 2, 2]]))
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    theme = (await owner.get(f"/scans/{scan.id}/result")).json()["themes"][0]
    assert theme["benchmark"]["level"] == "all"  # nobody else in this sector
    assert theme["benchmark"]["band"] == "lowest_quarter"
    assert theme["potential"] == theme["benchmark"]["p75"] - theme["combinedScore"]
