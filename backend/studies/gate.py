"""What of a release over the programme's own firms may be told: the gate before a researcher sees anything.

Uploaded panels do not pass here: they are the researcher's own.
"""

from collections.abc import Iterable
from typing import Any

from backend.monitoring.disclosure import enough, rounded_count

DIGITS = 3
_FIGURES = ("value", "standard_error", "low", "high", "band_low", "band_high", "classical_error")
_TESTED = ("statistic", "p_value")
_LEFT_OUT = ("figures_left_out", "cells_without_comparison", "small_cohorts")
_PARTS = ("att_event", "att_cohort", "twfe_event")  # together they make up a figure over all


def through_gate(told: dict[str, Any], *, with_parts: bool = True) -> dict[str, Any]:
    """`panel` and `release` as they may leave: ten firms per arm, counts to five, figures in three digits.

    Of figures in parts none is told when one of them is missing or rests on too few firms: else that one follows from
    the others and the whole. None either without `with_parts`: beside earlier figures one would tell of a few firms,
    and so would the pre-trend, which is in parts. The response per arm goes when it would tell of one to nine firms. Of
    a refusal and of warnings the words go, as they may count firms; a refusal is the same whatever its reason.
    """
    release, panel = told["release"], told["panel"]
    shown = _shown(release, with_parts=with_parts)
    headline = release["headline"]
    kept = None if headline is None else release["estimates"][headline]
    if kept not in shown:
        return WITHHELD
    return {
        "panel": {**_WITHHELD_PANEL, "firms": rounded_count(panel["firms"]), "attributes": panel["attributes"]},
        "release": {
            **release,
            "estimates": [_rounded(each) for each in shown],
            "headline": shown.index(kept),
            "pre_trend": _digits(release["pre_trend"], _TESTED) if with_parts else None,
            "adjusted_pre_trend": _digits(release["adjusted_pre_trend"], _TESTED) if with_parts else None,
            "balance": [_digits(each, ("difference", "adjusted_difference")) for each in release["balance"]],
            "response": _response(release["response"]) if with_parts else [],
            "attrition": None,  # how many did not answer would follow from it
            "smallest_detectable": digits(release["smallest_detectable"]),
            "firms": rounded_count(release["firms"]),
            "warnings": [{**_WORDS, "code": each["code"]} for each in release["warnings"]],
        },
    }


_WORDS = {
    "nl": "Er is een kanttekening bij deze cijfers; de code zegt welke.",
    "en": "There is a remark on these figures; the code says which.",
}
_WITHHELD_PANEL: dict[str, Any] = {
    "firms": None,
    "treated": None,
    "measurements": None,
    "empty_values": None,
    "attributes": [],
    "indicators": [],
}
_WITHHELD: dict[str, Any] = {
    "evidence_level": 0,
    "refusal": {
        "code": "withheld",
        "nl": "Over deze uitkomst is nu niets te zeggen zonder over enkele bedrijven te vertellen.",
        "en": "Nothing can be told of this outcome now without telling of a few firms.",
    },
    "warnings": [],
    "estimates": [],
    "headline": None,
    "pre_trend": None,
    "adjusted_pre_trend": None,
    "balance": [],
    "response": [],
    "attrition": None,
    "smallest_detectable": None,
    "firms": 0,
    "moments": [],
    "method": "",
}
WITHHELD = {"panel": _WITHHELD_PANEL, "release": _WITHHELD}
"""What leaves when nothing may: the same for too few firms, for none, and for every other reason."""


def _shown(release: dict[str, Any], *, with_parts: bool) -> list[dict[str, Any]]:
    """The estimates over enough firms, and parts only where all parts are told and make up the whole."""
    estimates: list[dict[str, Any]] = release["estimates"]
    whole = [each for each in estimates if each["estimand"] not in _PARTS and _is_large(each)]
    parts = [each for each in estimates if each["estimand"] in _PARTS]
    is_complete = (
        with_parts
        and all(_is_large(each) for each in parts)
        and not any(each["code"] in _LEFT_OUT for each in release["warnings"])
    )
    return [
        each for each in estimates if each in whole or (is_complete and each in parts and _adds_up(each, estimates))
    ]


def _adds_up(part: dict[str, Any], estimates: list[dict[str, Any]]) -> bool:
    """Whether the cohorts beside a part are together as many firms as the whole."""
    beside = [
        each for each in estimates if each["comparison"] == part["comparison"] and each["adjusted"] == part["adjusted"]
    ]
    cohorts = [each["treated"] for each in beside if each["estimand"] == "att_cohort"]
    over_all = [each["treated"] for each in beside if each["estimand"] == "att"]
    return not cohorts or over_all == [sum(cohorts)]


def _is_large(estimate: dict[str, Any]) -> bool:
    return enough(estimate["treated"]) and enough(estimate["comparison_firms"])


def _rounded(estimate: dict[str, Any]) -> dict[str, Any]:
    rounded: dict[str, Any] = _digits({**estimate, **_counts(estimate, ("treated", "comparison_firms"))}, _FIGURES)
    return rounded


def _response(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    found = list(rows)
    told = [count for row in found for count in (row["measured"], row["expected"] - row["measured"])]
    if any(count and not enough(count) for count in told):
        return []
    return [{**row, **_counts(row, ("expected", "measured"))} for row in found]


def _counts(row: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: rounded_count(row[name]) for name in names}


def _digits(row: dict[str, Any] | None, names: Iterable[str]) -> Any:
    return row and {**row, **{name: digits(row[name]) for name in names}}


def digits(figure: float | None) -> float | None:
    """A figure in three digits."""
    return None if figure is None else float(f"{figure:.{DIGITS}g}")
