"""The gate: what of a result is told. Through the real engine, and by hand where only the form matters."""

from types import SimpleNamespace

import pytest

from backend.effects.many import holm, p_value
from backend.releases import showing, words
from backend.releases.computing import compute
from tests.releases.snapshots import OUTCOME, snapshot

PARTS = {"att_event", "att_cohort", "twfe_event"}


def shown(found):
    (outcome,) = showing.show(compute(found), [])["outcomes"]
    return outcome


def estimands(outcome):
    return {each["estimand"] for each in outcome["estimates"]}


def test_a_cohort_under_ten_takes_all_figures_in_parts_with_it():
    result = compute(snapshot({2022: 20, 2023: 4, None: 40}))
    computed = {each["estimand"] for each in result["outcomes"][OUTCOME]["observational"]["estimates"]}
    assert {"att_event", "att_cohort"} <= computed, "the engine itself leaves only the small cohort out"
    (told,) = showing.show(result, [])["outcomes"]
    assert told["headline"] is not None
    assert estimands(told) == {"att", "twfe"}


def test_cohorts_of_ten_or_more_are_told():
    assert estimands(shown(snapshot({2022: 20, 2023: 12, None: 40}))) >= PARTS


def test_a_cell_without_comparison_takes_the_parts_with_it():
    found = shown(snapshot({2022: 20, 2023: 20, 2024: 20}))
    assert "cells_without_comparison" in {each["code"] for each in found["warnings"]}
    assert not estimands(found) & PARTS


def test_parts_that_do_not_make_up_the_whole_are_not_told():
    result = compute(snapshot({2022: 20, 2023: 12, None: 40}))
    release = result["outcomes"][OUTCOME]["observational"]
    release["estimates"] = [each for each in release["estimates"] if each["cohort"] != "2023"]
    (told,) = showing.show(result, [])["outcomes"]
    assert "att_cohort" not in estimands(told)


@pytest.mark.parametrize(("gone", "is_told"), [(2, False), (15, True)])
def test_bounds_and_response_are_told_only_when_ten_firms_make_the_difference(gone, is_told):
    missing = [(firm, 2024) for firm in range(gone)]
    result = compute(snapshot({2024: 40, None: 40}, missing=missing))
    computed = result["outcomes"][OUTCOME]["observational"]["attrition"]
    assert computed["low"] < computed["high"]
    (told,) = showing.show(result, [])["outcomes"]
    attrition = told["attrition"]
    assert (attrition["low"] is not None, attrition["high"] is not None) == (is_told, is_told)
    assert (attrition["gap"] is not None, bool(told["response"])) == (is_told, is_told)
    assert attrition["is_gap_large"] is (gone == 15)


def test_bounds_over_nine_firms_are_not_told():
    found = {"gap": 20.0, "weighted": None, "low": 0.1, "high": 0.2, "trimmed": 9}
    assert showing._attrition(found, percent=False, has_response=True)["low"] is None
    told = showing._attrition({**found, "trimmed": 10}, percent=False, has_response=True)
    assert (told["low"], told["high"]) == (0.1, 0.2)
    assert showing._attrition({**found, "trimmed": 0}, percent=False, has_response=True)["low"] == 0.1


def test_a_level_with_few_firms_of_an_arm_in_it_is_not_in_the_balance():
    few = shown(snapshot({2024: 24, None: 60}, sections="CCFCCC"))
    assert {each["attribute"] for each in few["balance"]} <= {"baseline_level", "earlier_growth"}
    enough = shown(snapshot({2024: 24, None: 60}, sections="CF"))
    assert any("section" in each["attribute"] for each in enough["balance"])
    assert all(each["difference"] == round(each["difference"], 1) for each in enough["balance"])


def test_what_is_demonstrated_has_an_interval_off_zero_also_with_small_cohorts():
    """Cohorts of two or three firms widen the interval; the p-value is that of the same interval."""
    found = snapshot({2022: 3, 2023: 3, 2024: 3, 2025: 3, None: 40}, years=range(2020, 2027), effect=0.02, seed=3)
    result = compute(found)
    release = result["outcomes"][OUTCOME]["observational"]
    headline = release["estimates"][release["headline"]]
    spans = headline["low"] < 0 < headline["high"]
    assert (result["outcomes"][OUTCOME]["p_value"] > 0.05) is spans
    assert result["outcomes"][OUTCOME]["p_value"] == pytest.approx(p_value(SimpleNamespace(**headline)))
    assert shown(found)["is_demonstrated"] is not spans


def outcome(code, p):
    return {"indicator": code, "is_primary": True, "p_value": p, "is_demonstrated": False, "adjusted_p_value": None}


def test_p_values_are_corrected_over_what_is_told():
    told = [outcome("a", 0.01), outcome("b", 0.04), outcome("c", 0.03), outcome("d", None)]
    showing._correct(told)
    assert [each["adjusted_p_value"] for each in told] == [*map(pytest.approx, holm([0.01, 0.04, 0.03])), None]
    assert [each["is_demonstrated"] for each in told] == [True, False, False, False]
    assert {each["correction"] for each in told} == {"holm"}


def test_a_logarithm_is_told_in_percent_and_points_as_they_are():
    assert showing._size(0.0953, percent=True) == 10.0
    assert showing._size(-0.7, percent=False) == -0.7


def test_no_reason_tells_how_many_firms_there_are():
    reason = {"code": "too_few_treated", "nl": "Er zijn 7 deelnemers.", "en": "There are 7 participants."}
    assert "7" not in str(words.told(reason))
    assert "3" not in str(words.told({"code": "something_new", "nl": "3 bedrijven", "en": "3 firms"}))
    kept = {"code": "no_variation", "nl": "Geen verschil.", "en": "No difference."}
    assert words.told(kept)["text"]["nl"] == "Geen verschil."
