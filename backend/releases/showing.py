"""The gate of effect releases: from an exact result to what may be shown of it. Pure functions.

Every figure rests on ten firms per arm or is not there, and numbers of firms go to five. An effect is told in percent
for figures on a logarithmic scale, else in points, to one decimal. A figure is not told when fewer than ten firms
changed since a release before: the two together would tell of those. P-values are corrected here, over what is told.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import exp
from typing import Any

from backend.monitoring import disclosure
from backend.releases import words

SIGNIFICANT = 0.05
FEWEST_FOR_INTERVAL = 30  # users of a tool
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_NUMBERS = ("value", "low", "high")
_BAND = ("band_low", "band_high")
_LEFT_OUT = ("figures_left_out", "cells_without_comparison", "small_cohorts")
_PARTS = ("att_event", "att_cohort", "twfe_event")  # together they make up a figure over all
PARTS_OF = "/parts"  # after the code of an outcome: of that one only the parts are too near the last
LARGEST_GAP = 5  # points of response


def show(result: Mapping[str, Any], few: Collection[str]) -> dict[str, Any]:
    """All that is told of a release, by the names of the wire in snake case. `few` are outcomes too near the last."""
    outcomes = [_outcome(code, found, few) for code, found in result["outcomes"].items()]
    outcomes.sort(key=lambda each: (not each["is_primary"], each["indicator"]))
    _correct(outcomes)
    return {"outcomes": outcomes, **_tools(result["tools"], "tools" in few)}


def _correct(outcomes: list[dict[str, Any]]) -> None:
    """Holm over the primary outcomes that are told, Benjamini-Hochberg over the others; then p-values in three digits.

    What corrects them needs scipy, which is loaded where something is computed.
    """
    from backend.effects.many import benjamini_hochberg, holm

    for is_primary, correction in ((True, holm), (False, benjamini_hochberg)):
        family = [each for each in outcomes if each["is_primary"] is is_primary]
        tested = [each for each in family if each["p_value"] is not None]
        for each in family:
            each["correction"] = correction.__name__
        for each, adjusted in zip(tested, correction([each["p_value"] for each in tested]), strict=True):
            each["is_demonstrated"] = adjusted < SIGNIFICANT
            each["adjusted_p_value"] = _rounded(adjusted, 3)
            each["p_value"] = _rounded(each["p_value"], 3)


def _outcome(code: str, found: Mapping[str, Any], few: Collection[str]) -> dict[str, Any]:
    is_few = code in few
    design = found["told"]
    release = found[design]
    refusal = words.told(release["refusal"]) if release["refusal"] else words.known(words.FEW) if is_few else None
    percent = found["transformation"] == "log"
    told = {
        "indicator": code,
        "is_primary": found["is_primary"],
        "unit": "percent" if percent else "points",
        "design": design,
        "evidence_level": 0 if refusal else release["evidence_level"],
        "refusal": refusal,
        "moments": [each[:10] for each in release["moments"]],
        "method": release["method"],
    }
    headline = None if refusal or release["headline"] is None else release["estimates"][release["headline"]]
    if headline is None or not _may_stand(headline):
        nothing = {"firms": None, "headline": None, "is_demonstrated": None, "p_value": None, "adjusted_p_value": None}
        empty: dict[str, Any] = {"estimates": [], "balance": [], "response": [], "warnings": []}
        empty |= {"pre_trend": None, "adjusted_pre_trend": None, "attrition": None}
        if refusal is None:
            told["refusal"] = words.known("too_few_treated")
            told["evidence_level"] = 0
        return {**told, **nothing, **empty, "smallest_detectable": None}
    warnings = [words.told(each) for each in release["warnings"]]
    estimates = _standing(release)
    is_few_in_parts = f"{code}{PARTS_OF}" in few
    if is_few_in_parts:
        estimates = [each for each in estimates if each["estimand"] not in _PARTS]
        warnings.append(words.known(words.FEW_IN_PARTS))
    response = _response(release["response"])
    return {
        **told,
        "firms": disclosure.rounded_count(release["firms"]),
        "headline": _estimate(headline, percent),
        "is_demonstrated": False,
        "p_value": found["p_value"],
        "adjusted_p_value": None,
        "smallest_detectable": _size(release["smallest_detectable"], percent),
        "estimates": [_estimate(each, percent) for each in estimates],
        "pre_trend": None if is_few_in_parts else _pre_trend(release["pre_trend"]),
        "adjusted_pre_trend": None if is_few_in_parts else _pre_trend(release["adjusted_pre_trend"]),
        "attrition": _attrition(release["attrition"], percent, has_response=bool(response)),
        "balance": [
            {
                "attribute": each["attribute"],
                "difference": _rounded(each["difference"], 1),
                "adjusted_difference": _rounded(each["adjusted_difference"], 1),
            }
            for each in release["balance"]
            if each["fewest"] is None or disclosure.enough(each["fewest"])
        ],
        "response": response,
        "warnings": warnings,
    }


def _may_stand(estimate: Mapping[str, Any]) -> bool:
    return disclosure.enough(estimate["treated"]) and disclosure.enough(estimate["comparison_firms"])


def _standing(release: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The estimates over ten firms per arm, and parts only where all parts are told and make up the whole.

    Else what is missing follows from the others and the whole. The engine leaves figures over few firms out itself,
    and says so in its warnings.
    """
    estimates: Sequence[Mapping[str, Any]] = release["estimates"]
    parts = [each for each in estimates if each["estimand"] in _PARTS]
    is_complete = (
        all(_may_stand(each) for each in parts)
        and not any(each["code"] in _LEFT_OUT for each in release["warnings"])
        and all(_adds_up(each, estimates) for each in parts)
    )
    return [each for each in estimates if _may_stand(each) and (is_complete or each["estimand"] not in _PARTS)]


def _adds_up(part: Mapping[str, Any], estimates: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the cohorts beside a part are together as many firms as the whole."""
    beside = [
        each for each in estimates if each["comparison"] == part["comparison"] and each["adjusted"] == part["adjusted"]
    ]
    cohorts = [each["treated"] for each in beside if each["estimand"] == "att_cohort"]
    over_all = [each["treated"] for each in beside if each["estimand"] == "att"]
    return not cohorts or over_all == [sum(cohorts)]


def _estimate(found: Mapping[str, Any], percent: bool) -> dict[str, Any]:
    return {
        **{name: found[name] for name in ("estimand", "comparison", "adjusted", "event_time", "cohort")},
        **{name: _size(found[name], percent) for name in (*_NUMBERS, *_BAND)},
        "treated": disclosure.rounded_count(found["treated"]),
        "comparison_firms": disclosure.rounded_count(found["comparison_firms"]),
    }


def _size(value: float | None, percent: bool) -> float | None:
    """In percent, 100(exp(b) - 1), or in points; one decimal."""
    if value is None:
        return None
    return _rounded(100 * (exp(min(value, 20)) - 1) if percent else value, 1)


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals) + 0.0


def _pre_trend(found: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if found is None:
        return None
    reason = found["reason"]
    return {
        "statistic": _rounded(found["statistic"], 2),
        "degrees": found["degrees"],
        "p_value": _rounded(found["p_value"], 3),
        "reason": reason and words.told(reason),
    }


def _response(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Who answered of whom; nothing at all when one to nine firms of an arm answered, or did not."""
    found = list(rows)
    counts = [count for row in found for count in (row["measured"], row["expected"] - row["measured"])]
    if any(count and not disclosure.enough(count) for count in counts):
        return []
    return [
        {
            "arm": row["arm"],
            "moment": row["moment"][:10],
            **{name: disclosure.rounded_count(row[name]) or None for name in ("expected", "measured")},
        }
        for row in found
    ]


def _attrition(found: Mapping[str, Any] | None, percent: bool, *, has_response: bool) -> dict[str, Any] | None:
    """What not answering may mean; the bounds only when no single firm that they cut off can be told from them."""
    if found is None:
        return None
    weighted = found["weighted"]
    is_told = found["trimmed"] is not None and disclosure.none_or_enough(found["trimmed"])
    return {
        "gap": round(found["gap"]) if has_response else None,
        "is_gap_large": found["gap"] > LARGEST_GAP,
        "weighted": _estimate(weighted, percent) if weighted and _may_stand(weighted) else None,
        "low": _size(found["low"], percent) if is_told else None,
        "high": _size(found["high"], percent) if is_told else None,
    }


def _tools(found: Mapping[str, Any], is_few: bool) -> dict[str, Any]:
    """Tools in bands: under ten users nothing, from thirty an interval, and never an order by effect."""
    refusal = words.told(found["refusal"]) if found["refusal"] else words.known(words.FEW) if is_few else None
    effects: Sequence[Mapping[str, Any]] = [] if refusal else found["effects"]
    return {
        "tools_refusal": refusal,
        "tools_evidence_level": 0 if refusal else found["evidence_level"],
        "tools": [
            {
                "slug": each["tool"],
                "band": each["band"],
                "users": disclosure.rounded_count(each["users"]),
                **{name: _size(each[name], percent=True) if _has_interval(each) else None for name in _NUMBERS},
            }
            for each in sorted(effects, key=lambda each: str(each["tool"]))
            if disclosure.enough(each["users"])
        ],
    }


def _has_interval(tool: Mapping[str, Any]) -> bool:
    return bool(tool["users"] >= FEWEST_FOR_INTERVAL)
