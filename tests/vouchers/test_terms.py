"""Terms and holidays against dates that were looked up, not computed with the same code."""

from datetime import date

import pytest

from backend.vouchers.terms import (
    decision_due,
    easter,
    extended,
    holidays,
    objection_due,
    response_due,
    suspended_days,
    working_day,
)

# Easter Sundays as published (United States Naval Observatory).
EASTERS = {
    2007: (4, 8), 2008: (3, 23), 2009: (4, 12), 2010: (4, 4), 2011: (4, 24), 2012: (4, 8), 2013: (3, 31),
    2014: (4, 20), 2015: (4, 5), 2016: (3, 27), 2017: (4, 16), 2018: (4, 1), 2019: (4, 21), 2020: (4, 12),
    2021: (4, 4), 2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28),
    2028: (4, 16), 2029: (4, 1), 2030: (4, 21),
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), EASTERS.items())
def test_easter(year, day):
    assert easter(year) == date(year, *day)


def test_the_holidays_of_2026():
    assert sorted(holidays(2026)) == [
        date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 5), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 5),
        date(2026, 5, 14), date(2026, 5, 24), date(2026, 5, 25), date(2026, 12, 25), date(2026, 12, 26),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("year", "day"),
    [(2008, (4, 30)), (2006, (4, 29)), (2013, (4, 30)), (2014, (4, 26)), (2020, (4, 27)), (2025, (4, 26))],
)
def test_the_royal_birthday_is_a_day_early_when_it_falls_on_a_sunday(year, day):
    assert date(year, *day) in holidays(year)


@pytest.mark.parametrize(
    ("end", "moved_to"),
    [
        (date(2026, 11, 27), date(2026, 11, 27)),  # a Friday
        (date(2026, 11, 28), date(2026, 11, 30)),  # Saturday to Monday
        (date(2026, 4, 3), date(2026, 4, 7)),  # Good Friday to the Tuesday after Easter
        (date(2026, 5, 14), date(2026, 5, 15)),  # Ascension Day
        (date(2026, 12, 25), date(2026, 12, 28)),  # Christmas and the weekend
        (date(2027, 5, 5), date(2027, 5, 7)),  # Liberation Day, then Ascension Day
    ],
)
def test_a_term_ends_on_a_working_day(end, moved_to):
    assert extended(end) == moved_to
    assert working_day(moved_to)


@pytest.mark.parametrize(
    ("announced", "last_day"),
    [
        (date(2026, 11, 18), date(2026, 12, 30)),
        (date(2026, 11, 14), date(2026, 12, 28)),  # six weeks end on Boxing Day, a Saturday
        (date(2026, 2, 20), date(2026, 4, 7)),  # six weeks end on Good Friday
        (date(2027, 11, 20), date(2028, 1, 3)),  # New Year's Day is a Saturday
    ],
)
def test_an_objection_can_be_made_for_six_weeks(announced, last_day):
    assert objection_due(announced) == last_day


def test_the_decision_term_stands_still_while_information_is_asked():
    received = date(2026, 10, 19)
    assert decision_due(received, 8, 0) == date(2026, 12, 14)
    still = suspended_days(date(2026, 10, 29), date(2026, 11, 4))
    assert (still, decision_due(received, 8, still)) == (6, date(2026, 12, 20))  # a Sunday: never to the own gain


def test_an_answer_is_expected_in_two_weeks():
    assert response_due(date(2026, 12, 11)) == date(2026, 12, 28)
