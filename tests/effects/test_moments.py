"""Days to moments: waves, years, late answers, and from when a firm counts as started."""

import numpy as np
import pytest

from backend.effects.moments import find_moments, first_treated

FIRMS = 20


def days(*of: str) -> np.ndarray:
    return np.array(of, "datetime64[D]")


def waves(*of: str, firms: int = FIRMS) -> tuple[np.ndarray, np.ndarray]:
    """Every firm measured on each of these days."""
    return np.tile(np.arange(firms), len(of)), np.repeat(days(*of), firms)


def names(firm: np.ndarray, measured_on: np.ndarray) -> tuple[str, ...]:
    return find_moments(firm, measured_on).names


def test_one_wave_a_year_is_named_by_its_year() -> None:
    assert names(*waves("2021-12-31", "2022-06-30", "2024-01-15")) == ("2021", "2022", "2024")


def test_two_waves_in_a_year_stay_two() -> None:
    assert names(*waves("2021-12-31", "2022-03-01", "2022-10-01")) == ("2021", "2022-03-01", "2022-10-01")


def test_a_wave_that_few_come_back_for_is_still_one() -> None:
    firm, on = waves("2022-03-01")
    assert names(np.append(firm, [0, 1, 2]), np.append(on, days("2022-10-01").repeat(3))) == (
        "2022-03-01",
        "2022-10-01",
    )


def test_firms_that_take_turns_are_one_moment() -> None:
    firm, on = np.arange(FIRMS), np.repeat(days("2022-02-01", "2022-05-01", "2022-08-01", "2022-11-01"), 5)
    assert names(firm, on) == ("2022",)


def test_days_of_their_own_are_one_moment() -> None:
    firm = np.repeat(np.arange(FIRMS), 2)
    on = np.datetime64("2022-01-01") + 9 * np.arange(2 * FIRMS)
    assert names(firm, on) == ("2022",)


def test_a_late_answer_belongs_to_the_wave_before_it_and_an_early_one_to_the_first() -> None:
    firm, on = waves("2022-03-01", "2022-10-01")
    firm, on = np.append(firm[2:], [0, 1]), np.append(on[2:], days("2022-03-20", "2022-02-20"))
    moments = find_moments(firm, on)
    assert moments.names == ("2022-03-01", "2022-10-01")
    assert moments.of(days("2022-03-20", "2022-02-20", "2022-10-01", "2022-12-31")).tolist() == [0, 0, 1, 1]


def test_many_late_answers_make_it_one_year() -> None:
    firm, on = waves("2022-03-01", "2022-10-01")
    late = np.datetime64("2022-04-01") + np.arange(10)
    assert names(np.append(firm[10:], np.arange(10)), np.append(on[10:], late)) == ("2022",)


@pytest.mark.parametrize(
    ("start", "place"),
    [
        ("2019-05-01", 0),
        ("2020-12-31", 0),  # measured on the day of its start
        ("2021-01-01", 1),
        ("2022-06-15", 2),  # measured before its start in that year: counts from the next
        ("2022-06-14", 1 + 1 - 1),
        ("2023-01-01", 3),
        ("NaT", 3),
    ],
)
def test_a_firm_counts_as_started_from_its_own_measurement(start: str, place: int) -> None:
    counts_by = days("2020-12-31", "2022-06-14", "2022-12-31")[None, :]
    assert first_treated(days(start), counts_by).tolist() == [place]
