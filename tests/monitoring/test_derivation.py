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
    assert next_due_on(start, has_baseline=False, follow_ups=0) == start
    assert next_due_on(start, has_baseline=True, follow_ups=0) == date(2025, 2, 28)
    assert next_due_on(start, has_baseline=True, follow_ups=3) == date(2028, 2, 29)
    assert next_due_on(None, has_baseline=True, follow_ups=0) is None
    assert years_after(date(2026, 11, 23), 1) == date(2027, 11, 23)
