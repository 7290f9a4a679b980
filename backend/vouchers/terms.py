"""Legal terms: Dutch public holidays, the term for a decision, the term for an objection.

Sources: Algemene wet bestuursrecht (Awb) and Algemene termijnenwet (Atw); the article stands with each function.
"""

from datetime import date, timedelta

OBJECTION_WEEKS = 6
OBJECTION_DECISION_WEEKS = 6
OBJECTION_EXTENSION_WEEKS = 6
RESPONSE_WEEKS = 2
REGISTER_WORKING_DAYS = 20
DECISION_EXTENSION_WEEKS = 8
SETTLEMENT_WEEKS = 8


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (8 * century + 13) // 25
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leaps, rest = divmod(of_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - rest) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> frozenset[date]:
    """Recognised public holidays (Atw art. 3): Good Friday counts too, and 5 May every year.

    The King's birthday is 27 April, the Queen's was 30 April until 2013; the day before when that is a Sunday.
    """
    sunday = easter(year)
    royal = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    if royal.weekday() == 6:
        royal -= timedelta(days=1)
    around_easter = {sunday + timedelta(days=days) for days in (-2, 0, 1, 39, 49, 50)}
    fixed = {date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    return frozenset({royal, *around_easter, *fixed})


def working_day(day: date) -> bool:
    """Whether a term may end on this day: no Saturday, Sunday or public holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)


def extended(day: date) -> date:
    """The end of a term for a citizen, moved to the next working day (Atw art. 1)."""
    while not working_day(day):
        day += timedelta(days=1)
    return day


def decision_due(received_on: date, weeks: int, suspended_days: int) -> date:
    """The last day for a decision (Awb 4:13), with the days it stood still (Awb 4:15).

    Never moved by the Atw: that would lengthen the term in favour of the authority itself.
    """
    return received_on + timedelta(weeks=weeks, days=suspended_days)


def decision_extended_at_most(due_on: date) -> date:
    """The last day that an extension can set for a decision: a reasonable term (Awb 4:14), here eight weeks more."""
    return due_on + timedelta(weeks=DECISION_EXTENSION_WEEKS)


def settlement_due(confirmed_on: date) -> date:
    """The last day for settling a confirmed claim: a reasonable term (Awb 4:13, 4:47), eight weeks."""
    return confirmed_on + timedelta(weeks=SETTLEMENT_WEEKS)


def suspended_days(asked_on: date, answered_on: date) -> int:
    """Days a decision term stood still: from the day of asking until the day of the answer (Awb 4:15)."""
    return (answered_on - asked_on).days


def register_due(on: date) -> date:
    """The last day to enter aid in the central register: twenty working days (Regulation (EU) 2023/2831 art. 6).

    Working days by Regulation (EEC, Euratom) No 1182/71 art. 2 and 3: the day itself does not count.
    """
    for _ in range(REGISTER_WORKING_DAYS):
        on = extended(on + timedelta(days=1))
    return on


def objection_due(announced_on: date) -> date:
    """The last day for an objection: six weeks from the day after the announcement (Awb 6:7, 6:8; Atw art. 1)."""
    return extended(announced_on + timedelta(weeks=OBJECTION_WEEKS))


def response_due(asked_on: date) -> date:
    """The day before which missing information is expected (Awb 4:5): two weeks unless the officer says otherwise."""
    return extended(asked_on + timedelta(weeks=RESPONSE_WEEKS))


def objection_decision_due(objection_due_on: date, filed_on: date) -> date:
    """The last day for a decision on an objection (Awb 7:10): six weeks from the day after the term for objecting.

    A late objection would have no term at all by that count: then six weeks from the day it came in. Never moved by the
    Atw, as with the first decision.
    """
    return max(objection_due_on, filed_on) + timedelta(weeks=OBJECTION_DECISION_WEEKS)


def objection_decision_extended(due_on: date) -> date:
    """The last day after the one extension an authority may take by itself (Awb 7:10 section 3): six weeks more."""
    return due_on + timedelta(weeks=OBJECTION_EXTENSION_WEEKS)


def appeal_due(announced_on: date) -> date:
    """The last day to appeal to the court against a decision on an objection (Awb 6:7, 6:8, 8:1; Atw art. 1)."""
    return objection_due(announced_on)
