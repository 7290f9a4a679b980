"""Quiet hours at their edges, over midnight, at weekends and when the clock changes."""

from datetime import datetime, time, timedelta

import pytest

from backend.core.clock import AMSTERDAM
from backend.notifications.quiet import ALWAYS_OPEN, Quiet

NIGHT = Quiet(time(20), time(7))
WEEKEND = Quiet(time(20), time(7), weekends=True)


def at(text: str, fold: int = 0) -> datetime:
    """A moment by the clock of the Netherlands."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM, fold=fold)


@pytest.mark.parametrize(
    ("quiet", "now", "goes"),
    [
        (ALWAYS_OPEN, "2026-11-28T03:00", "2026-11-28T03:00"),
        (NIGHT, "2026-11-26T19:59:59", "2026-11-26T19:59:59"),
        (NIGHT, "2026-11-26T20:00", "2026-11-27T07:00"),
        (NIGHT, "2026-11-26T23:59:59", "2026-11-27T07:00"),
        (NIGHT, "2026-11-27T00:00", "2026-11-27T07:00"),
        (NIGHT, "2026-11-27T06:59:59", "2026-11-27T07:00"),
        (NIGHT, "2026-11-27T07:00", "2026-11-27T07:00"),
        (Quiet(time(12), time(13)), "2026-11-27T12:30", "2026-11-27T13:00"),
        (Quiet(time(12), time(13)), "2026-11-27T13:00", "2026-11-27T13:00"),
        (WEEKEND, "2026-11-27T19:59", "2026-11-27T19:59"),  # a Friday
        (WEEKEND, "2026-11-27T20:00", "2026-11-30T07:00"),  # to Saturday morning, then the weekend, then the night
        (WEEKEND, "2026-11-28T12:00", "2026-11-30T07:00"),
        (WEEKEND, "2026-11-29T23:59", "2026-11-30T07:00"),
        (Quiet(weekends=True), "2026-11-29T23:59", "2026-11-30T00:00"),
        (Quiet(weekends=True), "2026-11-30T00:00", "2026-11-30T00:00"),
        (NIGHT, "2026-12-31T22:00", "2027-01-01T07:00"),
    ],
)
def test_mail_waits_until_the_quiet_hours_are_over(quiet, now, goes):
    assert quiet.over_at(at(now)) == at(goes)


def test_a_night_in_which_the_clock_goes_forward_is_an_hour_shorter():
    evening = at("2026-03-28T23:00")
    over = NIGHT.over_at(evening)
    assert over == at("2026-03-29T07:00")
    assert over - evening.astimezone(over.tzinfo) == timedelta(hours=7)


def test_a_night_in_which_the_clock_goes_back_is_an_hour_longer():
    evening = at("2026-10-24T23:00")
    over = NIGHT.over_at(evening)
    assert over == at("2026-10-25T07:00")
    assert over - evening.astimezone(over.tzinfo) == timedelta(hours=9)


def test_an_end_that_does_not_exist_that_night_comes_an_hour_later():
    over = Quiet(time(23), time(2, 30)).over_at(at("2026-03-29T01:00"))
    assert over.astimezone(AMSTERDAM).time() == time(3, 30)


def test_an_end_that_comes_twice_counts_the_first_time():
    quiet = Quiet(time(23), time(2, 30))
    assert quiet.over_at(at("2026-10-25T02:15")).timestamp() == at("2026-10-25T02:30").timestamp()
    # The clock says 02:15 again, an hour later: quiet once more until its second half past two.
    again = at("2026-10-25T02:15", fold=1)
    assert quiet.over_at(again).timestamp() == at("2026-10-25T02:30", fold=1).timestamp()


@pytest.mark.parametrize("quiet", [NIGHT, WEEKEND, Quiet(time(2, 15), time(2, 45)), Quiet(time(0), time(23, 59))])
def test_it_always_ends_and_what_is_over_stays_over(quiet):
    moment = at("2026-10-23T00:00").timestamp()
    for half_hour in range(48 * 5):
        now = datetime.fromtimestamp(moment + half_hour * 1800, AMSTERDAM)
        over = quiet.over_at(now)
        assert over.timestamp() >= now.timestamp()
        assert over.timestamp() - now.timestamp() <= 3 * 24 * 3600
        assert quiet.over_at(over) == over
