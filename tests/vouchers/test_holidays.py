"""Every public holiday of 2007 to 2030 against a table that was made another way than the code makes it.

The table was written from calendars; Easter is computed once more by Gauss (1816, as corrected by Lichtenberg), where
the code uses Meeus.
"""

from datetime import date, timedelta

import pytest

from backend.vouchers.terms import (
    extended,
    holidays,
    objection_decision_due,
    objection_decision_extended,
    objection_due,
    working_day,
)

# Year: Good Friday, Easter Monday, the royal birthday, Ascension Day, Whit Monday; as (month, day).
TABLE = {
    2007: ((4, 6), (4, 9), (4, 30), (5, 17), (5, 28)),
    2008: ((3, 21), (3, 24), (4, 30), (5, 1), (5, 12)),
    2009: ((4, 10), (4, 13), (4, 30), (5, 21), (6, 1)),
    2010: ((4, 2), (4, 5), (4, 30), (5, 13), (5, 24)),
    2011: ((4, 22), (4, 25), (4, 30), (6, 2), (6, 13)),
    2012: ((4, 6), (4, 9), (4, 30), (5, 17), (5, 28)),
    2013: ((3, 29), (4, 1), (4, 30), (5, 9), (5, 20)),
    2014: ((4, 18), (4, 21), (4, 26), (5, 29), (6, 9)),
    2015: ((4, 3), (4, 6), (4, 27), (5, 14), (5, 25)),
    2016: ((3, 25), (3, 28), (4, 27), (5, 5), (5, 16)),
    2017: ((4, 14), (4, 17), (4, 27), (5, 25), (6, 5)),
    2018: ((3, 30), (4, 2), (4, 27), (5, 10), (5, 21)),
    2019: ((4, 19), (4, 22), (4, 27), (5, 30), (6, 10)),
    2020: ((4, 10), (4, 13), (4, 27), (5, 21), (6, 1)),
    2021: ((4, 2), (4, 5), (4, 27), (5, 13), (5, 24)),
    2022: ((4, 15), (4, 18), (4, 27), (5, 26), (6, 6)),
    2023: ((4, 7), (4, 10), (4, 27), (5, 18), (5, 29)),
    2024: ((3, 29), (4, 1), (4, 27), (5, 9), (5, 20)),
    2025: ((4, 18), (4, 21), (4, 26), (5, 29), (6, 9)),
    2026: ((4, 3), (4, 6), (4, 27), (5, 14), (5, 25)),
    2027: ((3, 26), (3, 29), (4, 27), (5, 6), (5, 17)),
    2028: ((4, 14), (4, 17), (4, 27), (5, 25), (6, 5)),
    2029: ((3, 30), (4, 2), (4, 27), (5, 10), (5, 21)),
    2030: ((4, 19), (4, 22), (4, 27), (5, 30), (6, 10)),
}
FIXED = ((1, 1), (5, 5), (12, 25), (12, 26))


def easter_by_gauss(year):
    century = year // 100
    m = (15 + century - century // 4 - (13 + 8 * century) // 25) % 30
    n = (4 + century - century // 4) % 7
    d = (19 * (year % 19) + m) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
    if (d, e) == (29, 6) or (d == 28 and e == 6 and year % 19 > 10):
        e -= 7
    return date(year, 3, 22) + timedelta(days=d + e)


@pytest.mark.parametrize("year", TABLE)
def test_the_holidays_of_each_year(year):
    friday, monday, royal, ascension, whit = (date(year, *day) for day in TABLE[year])
    sundays = {monday - timedelta(days=1), whit - timedelta(days=1)}  # Sundays end no term anyway
    assert holidays(year) == {friday, monday, royal, ascension, whit} | sundays | {date(year, *day) for day in FIXED}
    assert [day.weekday() for day in (friday, monday, ascension, whit)] == [4, 0, 3, 0]
    assert royal.weekday() != 6
    assert easter_by_gauss(year) == monday - timedelta(days=1)


@pytest.mark.parametrize("year", TABLE)
def test_no_term_of_six_weeks_ends_on_a_day_off(year):
    day, off = date(year, 1, 1), 0
    while day.year == year:
        end = day + timedelta(weeks=6)
        moved = objection_due(day)
        table = TABLE.get(moved.year)
        assert working_day(moved)
        assert moved >= end
        assert moved - end <= timedelta(days=4)
        if table:
            listed = {date(moved.year, *each) for each in (*table, *FIXED)}
            assert moved not in listed
            skipped = [end + timedelta(days=n) for n in range((moved - end).days)]
            assert all(each.weekday() > 4 or each.year != moved.year or each in listed for each in skipped)
            off += bool(skipped)
        day += timedelta(days=1)
    assert off > 80


@pytest.mark.parametrize(
    ("announced", "filed", "due", "extended_to"),
    [
        (date(2026, 11, 18), date(2026, 11, 20), date(2027, 2, 10), date(2027, 3, 24)),
        (date(2026, 2, 20), date(2026, 4, 7), date(2026, 5, 19), date(2026, 6, 30)),  # the term ended after Easter
        (date(2026, 1, 5), date(2026, 6, 1), date(2026, 7, 13), date(2026, 8, 24)),  # late: from the day it came
    ],
)
def test_an_objection_is_decided_within_six_weeks_after_the_term(announced, filed, due, extended_to):
    assert objection_decision_due(objection_due(announced), filed) == due
    assert objection_decision_extended(due) == extended_to


def test_christmas_new_year_and_a_weekend_in_a_row():
    assert extended(date(2027, 12, 25)) == date(2027, 12, 27)
    assert extended(date(2021, 12, 25)) == date(2021, 12, 27)
    assert extended(date(2028, 1, 1)) == date(2028, 1, 3)
