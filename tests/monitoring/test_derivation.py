"""Derived indicators and changes."""

from datetime import date
from decimal import Decimal

import pytest

from backend.monitoring import queries
from backend.monitoring.derivation import change, is_better, with_derived
from backend.monitoring.schedule import next_due_on, years_after
from tests.makers.monitoring import FIGURES


@pytest.fixture
async def indicators(session):
    return {each.code: each for each in await queries.list_indicators(session)}


async def test_productivity_and_margin_follow_from_what_is_entered(indicators):
    found = with_derived(indicators.values(), {code: Decimal(value) for code, value in FIGURES.items()})
    assert found["productivity_per_fte"] == Decimal(6031746), "EUR 1,900,000 over 31.5 full-time jobs, in cents"
    assert found["productivity_per_hour"] == Decimal(3725), "EUR 37.25 an hour"
    assert found["profit_margin"] == Decimal("4.5")


async def test_nothing_is_derived_from_a_missing_part_or_a_zero(indicators):
    found = with_derived(indicators.values(), {"value_added": Decimal(100), "hours_worked": Decimal(0)})
    assert set(found) == {"value_added", "hours_worked"}


@pytest.mark.parametrize(
    ("code", "values", "changed", "better"),
    [
        ("revenue", ("400", "440"), "10.0", True),
        ("revenue", ("0", "440"), None, None),
        ("profit", ("-50", "30"), "80", True),
        ("sickness_absence", ("5.4", "4.1"), "-1.3", True),
        ("sickness_absence", ("4.1", "5.4"), "1.3", False),
        ("throughput_time", ("10", "8"), "-20.0", True),
        ("employees", ("38", "40"), "5.3", None),
        ("employee_satisfaction", ("7.2", "7.2"), "0.0", None),
    ],
)
async def test_a_change_is_told_in_percent_points_or_the_unit(indicators, code, values, changed, better):
    found = change(indicators[code], *map(Decimal, values))
    assert found == (None if changed is None else Decimal(changed))
    assert is_better(indicators[code], found) is better


def test_a_follow_up_is_due_a_year_after_the_start():
    start = date(2024, 2, 29)
    yearly = [date(2024, 2, 20), date(2025, 3, 1), date(2026, 2, 20), date(2027, 4, 1)]
    assert next_due_on(start, []) == start
    assert next_due_on(start, yearly[:1]) == date(2025, 2, 28)
    assert next_due_on(start, yearly) == date(2028, 2, 29)
    assert next_due_on(None, yearly) is None
    assert years_after(date(2026, 11, 23), 1) == date(2027, 11, 23)


@pytest.mark.parametrize(
    ("measured", "due"),
    [
        ([date(2024, 3, 1), date(2026, 3, 1)], 2027),  # a year was missed: what is due comes after the last one
        ([date(2024, 3, 1), date(2024, 6, 1)], 2025),  # twice in one year takes no later one away
        ([date(2024, 3, 1), date(2024, 9, 1)], 2026),  # nearer to the first year than to the start
        ([date(2026, 3, 1)], 2027),  # the first of who missed its start
        ([date(2021, 3, 1)], 2025),  # a baseline of long before is one all the same
    ],
)
def test_what_is_due_follows_from_the_days_and_not_from_how_many_there_were(measured, due):
    assert next_due_on(date(2024, 3, 1), measured) == date(due, 3, 1)
