"""What of a release over the programme's own firms may be told: the gate before a researcher sees anything.

Uploaded panels do not pass here: they are the researcher's own.
"""

from collections.abc import Iterable
from typing import Any

from backend.monitoring.disclosure import enough, rounded_count

DIGITS = 3
_FIGURES = ("value", "standard_error", "low", "high", "classical_error")
_TESTED = ("statistic", "p_value")
_PARTS = ("att_event", "att_cohort", "twfe_event")  # together they make up a figure over all


def through_gate(told: dict[str, Any]) -> dict[str, Any]:
    """`panel` and `release` as they may leave: ten firms per arm, counts to five, figures in three digits.

    Of a figure in parts all parts go when one rests on too few firms: else that one follows from the others and the
    whole. The response per arm goes when it would tell of one to nine firms. Of warnings only the codes stay, as their
    words may count firms.
    """
    release, panel = told["release"], told["panel"]
    shown = [each for each in release["estimates"] if _is_shown(each, release["estimates"])]
    headline = release["headline"]
    kept = None if headline is None else release["estimates"][headline]
    return {
        "panel": {**panel, **_counts(panel, ("firms", "treated", "measurements")), "indicators": []},
        "release": {
            **release,
            "estimates": [_rounded(each) for each in shown],
            "headline": shown.index(kept) if kept in shown else None,
            "pre_trend": _digits(release["pre_trend"], _TESTED),
            "adjusted_pre_trend": _digits(release["adjusted_pre_trend"], _TESTED),
            "balance": [_digits(each, ("difference", "adjusted_difference")) for each in release["balance"]],
            "response": _response(release["response"]),
            "attrition": None,  # how many did not answer would follow from it
            "smallest_detectable": digits(release["smallest_detectable"]) if kept in shown else None,
            "firms": rounded_count(release["firms"]),
            "warnings": [{**each, **_WORDS} for each in release["warnings"]],
        },
    }


_WORDS = {
    "nl": "Er is een kanttekening bij deze cijfers; de code zegt welke.",
    "en": "There is a remark on these figures; the code says which.",
}


def _is_large(estimate: dict[str, Any]) -> bool:
    return enough(estimate["treated"]) and enough(estimate["comparison_firms"])


def _is_shown(estimate: dict[str, Any], all_of_them: list[dict[str, Any]]) -> bool:
    def same(other: dict[str, Any]) -> bool:
        return all(other[name] == estimate[name] for name in ("estimand", "comparison", "adjusted"))

    parts = [each for each in all_of_them if same(each)] if estimate["estimand"] in _PARTS else [estimate]
    return all(_is_large(each) for each in parts)


def _rounded(estimate: dict[str, Any]) -> dict[str, Any]:
    return {**estimate, **_counts(estimate, ("treated", "comparison_firms")), **_digits(estimate, _FIGURES)}


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
