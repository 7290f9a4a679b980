"""When a company is measured: a baseline before the start, then every year."""

from datetime import date


def years_after(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def next_due_on(started_on: date | None, has_baseline: bool, follow_ups: int) -> date | None:
    """The day the next measurement is due; None while the company has not started.

    The baseline belongs to the start; the n-th follow-up comes n years after it.
    """
    if started_on is None:
        return None
    return years_after(started_on, follow_ups + 1) if has_baseline else started_on
