"""The gate of effect releases: from an exact result to what may be shown of it. Pure functions.

Every figure rests on ten firms per arm or is not there, and numbers of firms go to five. An effect is told in percent
for figures on a logarithmic scale, else in points, to one decimal. A figure is not told when fewer than ten firms
changed since the release before: the two together would tell of those.
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


def show(result: Mapping[str, Any], few: Collection[str]) -> dict[str, Any]:
    """All that is told of a release, by the names of the wire in snake case. `few` are outcomes too near the last."""
    outcomes = [_outcome(code, found, code in few) for code, found in result["outcomes"].items()]
    outcomes.sort(key=lambda each: (not each["is_primary"], each["indicator"]))
    return {"outcomes": outcomes, **_tools(result["tools"], "tools" in few)}


def _outcome(code: str, found: Mapping[str, Any], is_few: bool) -> dict[str, Any]:
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
        "correction": found["correction"],
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
    adjusted = found["adjusted_p_value"]
    return {
        **told,
        "firms": disclosure.rounded_count(release["firms"]),
        "headline": _estimate(headline, percent),
        "is_demonstrated": adjusted is not None and adjusted < SIGNIFICANT,
        "p_value": _rounded(found["p_value"], 3),
        "adjusted_p_value": _rounded(adjusted, 3),
        "smallest_detectable": _size(release["smallest_detectable"], percent),
        "estimates": [_estimate(each, percent) for each in _standing(release["estimates"])],
        "pre_trend": _pre_trend(release["pre_trend"]),
        "adjusted_pre_trend": _pre_trend(release["adjusted_pre_trend"]),
        "attrition": _attrition(release["attrition"], percent),
        "balance": [
            {
                "attribute": each["attribute"],
                "difference": _rounded(each["difference"], 2),
                "adjusted_difference": _rounded(each["adjusted_difference"], 2),
            }
            for each in release["balance"]
        ],
        "response": [_response(each) for each in release["response"]],
        "warnings": [words.told(each) for each in release["warnings"]],
    }


def _may_stand(estimate: Mapping[str, Any]) -> bool:
    return disclosure.enough(estimate["treated"]) and disclosure.enough(estimate["comparison_firms"])


def _standing(estimates: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those over ten firms per arm; of cohorts not one less than leaves two hidden, or ten firms that are."""
    found = list(estimates)
    hidden = {id(each) for each in found if not _may_stand(each)}
    families: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for each in found:
        if each["estimand"] == "att_cohort":
            families.setdefault((each["comparison"], each["adjusted"]), []).append(each)
    for cohorts in families.values():
        gone = [each for each in cohorts if id(each) in hidden]
        if gone and (len(gone) == 1 or not disclosure.enough(sum(each["treated"] for each in gone))):
            shown = sorted((each for each in cohorts if id(each) not in hidden), key=lambda each: each["treated"])
            hidden |= {id(each) for each in shown[:1]}
    return [each for each in found if id(each) not in hidden]


def _estimate(found: Mapping[str, Any], percent: bool) -> dict[str, Any]:
    return {
        **{name: found[name] for name in ("estimand", "comparison", "adjusted", "event_time", "cohort")},
        **{name: _size(found[name], percent) for name in _NUMBERS},
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


def _response(found: Mapping[str, Any]) -> dict[str, Any]:
    """Who answered of whom; both null when either is under ten firms."""
    enough = disclosure.enough(found["measured"]) and disclosure.enough(found["expected"])
    return {
        "arm": found["arm"],
        "moment": found["moment"][:10],
        "expected": disclosure.rounded_count(found["expected"]) if enough else None,
        "measured": disclosure.rounded_count(found["measured"]) if enough else None,
    }


def _attrition(found: Mapping[str, Any] | None, percent: bool) -> dict[str, Any] | None:
    if found is None:
        return None
    weighted = found["weighted"]
    return {
        "gap": round(found["gap"]),
        "weighted": _estimate(weighted, percent) if weighted and _may_stand(weighted) else None,
        "low": _size(found["low"], percent),
        "high": _size(found["high"], percent),
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
