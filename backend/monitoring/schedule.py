"""When a company is measured: a baseline before the start, then every year."""

from collections.abc import Iterable
from datetime import date, timedelta

HALF_A_YEAR = timedelta(days=183)
"""So far from the day of a moment a measurement still answers it."""


def years_after(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def next_due_on(started_on: date | None, measured: Iterable[date]) -> date | None:
    """The day the next measurement is due, given the days of the complete ones; None while the company has not started.

    Moments are the start and every year after it. A measurement answers the one it lies nearest to, whatever it is
    called, as the board has it (decision 92): who missed a year goes on from the year it measured last, and a second
    measurement of one year takes no later one away.
    """
    if started_on is None:
        return None
    answered = [max(0, _nearest_moment(started_on, day)) for day in measured]
    return years_after(started_on, max(answered) + 1) if answered else started_on


def _nearest_moment(started_on: date, day: date) -> int:
    """How many years after the start the moment lies that a day is within half a year of; below 0 long before it."""
    years = day.year - started_on.year + 1
    while day < years_after(started_on, years) - HALF_A_YEAR:
        years -= 1
    return years
