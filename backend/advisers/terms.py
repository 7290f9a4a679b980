"""The term within which an adviser answers a company."""

from datetime import date, timedelta

WORKING_DAYS = 5


def answer_before(asked_on: date, working_days: int = WORKING_DAYS) -> date:
    """The last day to answer: so many working days (Monday to Friday) after the day of the request."""
    day = asked_on
    while working_days:
        day += timedelta(days=1)
        if day.weekday() < 5:
            working_days -= 1
    return day
