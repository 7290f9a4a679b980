"""Own results beside comparable firms: norms of a quarter, frozen, with the place told by the same norm."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from backend.core import clock
from backend.monitoring import norming, results
from backend.monitoring.models import (
    ComparisonCell,
    Indicator,
    Measurement,
    MeasurementValue,
    ResultNorm,
    ResultNormFirm,
    Source,
    Transformation,
    Unit,
)
from backend.monitoring.places import Band, Place, norm_of, place_in
from backend.organisations.models import ConsentKind
from backend.organisations.service import record_consent
from backend.statistics.shrinkage import norms
from tests.monitoring.test_figures import make_measured

FIRST, NEXT, LATER = date(2027, 1, 4), date(2027, 4, 4), date(2027, 7, 4)


def on(day, hours=5):
    return clock.set_to(datetime.combine(day, datetime.min.time(), clock.AMSTERDAM) + timedelta(hours=hours))


async def release(session, day):
    with on(day):
        return await norming.release_due(session)


async def lines_of(session, company):
    found = await results.own_result(session, company)
    return found, {each["indicator"]: each for each in found["lines"]}


async def band_for(session, company, code="value_added"):
    _, lines = await lines_of(session, company)
    band = lines[code]["comparison"]
    return band and tuple(map(int, (band.firms, band.p25, band.p50, band.p75)))


async def correct(session, company, code, value):
    """A later revision of a figure of the newest measurement."""
    newest = select(func.max(Measurement.measured_on)).where(Measurement.company_id == company.id).scalar_subquery()
    measurement_id = await session.scalar(
        select(Measurement.id).where(Measurement.company_id == company.id, Measurement.measured_on == newest)
    )
    revision = await session.scalar(
        select(func.max(MeasurementValue.revision)).where(MeasurementValue.measurement_id == measurement_id)
    )
    session.add(
        MeasurementValue(
            measurement_id=measurement_id,
            indicator=code,
            revision=revision + 1,
            value=Decimal(value),
            source=Source.COMPANY,
            recorded_at=clock.now(),
        )
    )
    await session.flush()


async def test_a_band_appears_with_the_tenth_firm_once_the_worker_came(session):
    company = await make_measured(session, 0)
    for number in range(1, 9):
        await make_measured(session, number)
    assert await release(session, FIRST) == 0
    await make_measured(session, 9)
    assert await band_for(session, company) is None
    assert await release(session, FIRST) > 0
    found, lines = await lines_of(session, company)
    assert found["compared_with"] == "sector_and_size"
    assert await band_for(session, company) == (10, 2, 4, 7)
    assert lines["value_added"]["place"] == "lowest_quarter"
    assert lines["staff_turnover"]["comparison"] is None, "nobody entered it"
    assert lines["sickness_absence"]["comparison"] is None, "all firms are alike"


async def test_what_one_does_oneself_moves_the_own_place_and_never_the_band(session):
    company = await make_measured(session, 0)
    for number in range(1, 10):
        await make_measured(session, number)
    await release(session, FIRST)
    before = await band_for(session, company)
    await correct(session, company, "value_added", 1_900_000_000)
    assert await release(session, FIRST + timedelta(days=40)) == 0
    _, lines = await lines_of(session, company)
    assert (await band_for(session, company), lines["value_added"]["place"]) == (before, "highest_quarter")


async def test_the_next_quarter_says_the_same_until_ten_firms_changed(session):
    firms = [await make_measured(session, number) for number in range(10)]
    await release(session, FIRST)
    before = await band_for(session, firms[0])
    for firm in firms[:9]:
        await correct(session, firm, "value_added", 285_000_000)
    await make_measured(session, 40)
    assert await release(session, NEXT) > 0
    assert await band_for(session, firms[0]) == before
    counted = await session.scalars(
        select(ResultNorm.counted_on).where(ResultNorm.as_of == date(2027, 4, 1), ResultNorm.indicator == "value_added")
    )
    assert set(counted) == {date(2027, 1, 1)}
    await correct(session, firms[9], "value_added", 209_000_000)
    for number in range(9):
        await make_measured(session, number)
    assert await release(session, LATER) > 0
    assert await band_for(session, firms[0]) != before
    weighed = await session.execute(
        select(ResultNorm.as_of).join(ResultNormFirm, ResultNormFirm.norm_id == ResultNorm.id).distinct()
    )
    assert [row.as_of for row in weighed] == [date(2027, 7, 1)]


async def test_a_norm_of_before_a_quarter_without_one_is_remembered(session):
    firms = [await make_measured(session, number, section="C") for number in range(10)]
    others = [await make_measured(session, 3 * number, section="G") for number in range(10)]
    await release(session, FIRST)
    before = await band_for(session, firms[0])
    with on(FIRST + timedelta(days=3)):
        await record_consent(session, firms[9].id, ConsentKind.MONITORING, False, None)
    assert await release(session, NEXT) > 0
    assert (await lines_of(session, firms[0]))[0]["compared_with"] == "all"
    assert (await lines_of(session, others[0]))[0]["compared_with"] == "sector_and_size"
    await make_measured(session, 5, section="C")
    await release(session, LATER)
    assert await band_for(session, firms[0]) == before


async def test_a_small_cell_shows_the_sector_and_then_everybody(session):
    company = await make_measured(session, section="C", employees=38)
    for number in range(9):
        await make_measured(session, number, section="C", employees=120)
    lonely = await make_measured(session, section="G", employees=38)
    await release(session, FIRST)
    assert (await lines_of(session, company))[0]["compared_with"] == "sector"
    assert (await lines_of(session, lonely))[0]["compared_with"] == "all"


async def test_firms_without_consent_and_demonstration_firms_are_never_in_a_band(session):
    for number in range(9):
        await make_measured(session, number)
    await make_measured(session, consents=())
    await make_measured(session, is_demonstration=True)
    assert await release(session, FIRST) == 0


async def test_one_firm_that_makes_up_the_change_leaves_nothing_to_tell(session):
    company = await make_measured(session, 0)
    for _ in range(8):
        await make_measured(session, 0)
    await make_measured(session, 80)
    await release(session, FIRST)
    assert await band_for(session, company) is None


@pytest.mark.parametrize(
    ("unit", "transformation", "told"),
    [
        (Unit.EURO_CENTS, Transformation.LEVEL, (-123_000_000, 123_000_000)),
        (Unit.EURO_CENTS, Transformation.LOG, (-123_456_789, 123_456_789)),
        (Unit.DAYS, Transformation.LEVEL, (-123_456_789, 123_456_789)),
    ],
)
def test_amounts_are_told_in_three_digits_and_all_else_whole(unit, transformation, told):
    indicator = Indicator(unit=unit, transformation=transformation)
    rounded = norming._rounded
    assert (rounded(indicator, -123_456_789.4), rounded(indicator, 123_456_789.4)) == told
    assert str(rounded(indicator, -0.3)) == "0"


async def test_the_database_keeps_norms_as_they_are(session):
    for number in range(10):
        await make_measured(session, number)
    await release(session, FIRST)
    for statement in (update(ResultNorm).values(p50=1), delete(ResultNorm)):
        with pytest.raises(DBAPIError):
            async with session.begin_nested():
                await session.execute(statement)


@pytest.mark.parametrize(
    "wrong",
    [
        {"firms": 12},
        {"firms": 5},
        {"p25": 3},
        {"p75": -2, "p50": -2},
        {"section": "C"},
        {"counted_on": NEXT},
    ],
)
async def test_the_database_refuses_a_norm_that_tells_too_much(session, wrong):
    right = {"cell": ComparisonCell.ALL, "indicator": "profit", "as_of": FIRST, "counted_on": FIRST, "firms": 10}
    session.add(ResultNorm(**{**right, "p25": -2, "p50": 0, "p75": 2, **wrong}))
    with pytest.raises(IntegrityError):
        await session.flush()


SPREAD = [Decimal(number) for number in range(-20, 21, 2)]
BAND = Band(20, Decimal(-8), Decimal(0), Decimal(8))


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ("-15", Place.LOWEST_QUARTER),
        ("-8", Place.MIDDLE_HALF),
        ("8", Place.MIDDLE_HALF),
        ("8.1", Place.HIGHEST_QUARTER),
        ("1e9", Place.HIGHEST_QUARTER),
    ],
)
def test_a_change_lies_in_the_band_that_is_shown(changed, place):
    assert place_in(BAND, Decimal(changed)) is place


def test_without_a_change_or_a_spread_there_is_no_place():
    assert place_in(BAND, None) is None
    assert norm_of("own", {}) is None
    assert norm_of("own", {"own": [Decimal(1)]}) is None


def test_a_small_cell_is_drawn_to_its_neighbours_as_far_as_worked_out_by_hand():
    """Three firms that all grew much say little beside many around zero.

    Within cells the sum of squares is 8 + 4 x 3080 over 82 degrees of freedom: 150.3. Of that three firms make an error
    of 50.1 and twenty-one one of 7.2, which leaves 12.0 between cells and keeps 19 percent of the own mean of 22.
    """
    spread = [float(each) for each in SPREAD]
    found = norms({"own": [20.0, 22.0, 24.0], **{f"other {number}": spread for number in range(4)}})
    assert found["own"].mean == pytest.approx(5.526, abs=0.001)
    assert found["own"].deviation == pytest.approx(12.650, abs=0.001)


def test_a_large_cell_stays_nearer_to_itself_and_no_cell_moves_where_all_are_alike():
    neighbours = {f"other {number}": SPREAD for number in range(4)}
    few = norm_of("own", {"own": [Decimal(20), Decimal(22), Decimal(24)], **neighbours})
    many = norm_of("own", {"own": [Decimal(20), Decimal(22), Decimal(24)] * 10, **neighbours})
    assert 15 < many.mean < 22
    assert few.mean < many.mean - 8
    assert norm_of("own", {"own": SPREAD, **neighbours}).mean == pytest.approx(0)
