"""The gate, and several outcomes at once: pure functions."""

import pytest

from backend.releases import showing, words
from backend.releases.multiplicity import benjamini_hochberg, holm


def cohort(treated, year):
    figure = {"estimand": "att_cohort", "comparison": "never", "adjusted": False, "event_time": None}
    return {**figure, "cohort": year, "value": 0.1, "low": 0.0, "high": 0.2, "treated": treated, "comparison_firms": 40}


def told(*estimates):
    return [each["cohort"] for each in showing._standing(estimates)]


def test_a_cohort_under_ten_takes_the_smallest_other_one_with_it():
    assert told(cohort(30, "2022"), cohort(20, "2023"), cohort(9, "2024")) == ["2022"]
    assert told(cohort(30, "2022"), cohort(20, "2023")) == ["2022", "2023"]
    assert told(cohort(30, "2022"), cohort(8, "2023"), cohort(9, "2024")) == ["2022"]


def test_a_logarithm_is_told_in_percent_and_points_as_they_are():
    assert showing._size(0.0953, percent=True) == 10.0
    assert showing._size(-0.7, percent=False) == -0.7
    assert showing._estimate(cohort(13, "2022"), percent=True)["treated"] == 15


def test_no_reason_tells_how_many_firms_there_are():
    reason = {"code": "too_few_treated", "nl": "Er zijn 7 deelnemers.", "en": "There are 7 participants."}
    assert "7" not in str(words.told(reason))
    assert "3" not in str(words.told({"code": "something_new", "nl": "3 bedrijven", "en": "3 firms"}))
    kept = {"code": "no_variation", "nl": "Geen verschil.", "en": "No difference."}
    assert words.told(kept)["text"]["nl"] == "Geen verschil."


def test_p_values_are_corrected_as_published():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])
    assert holm([]) == []
