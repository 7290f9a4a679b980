"""The codebook of an extract: what each variable means, how it was treated and what is not told.

Meanings come from the one dictionary of indicators, labels from the register of sectors and provinces, numbers from
the report of the building. `as_csvw` says the same of the tables in the form that programs read (CSV on the Web).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.extracts import words
from backend.extracts.building import FEWEST_FIRMS as FEWEST_IN_ALL
from backend.extracts.building import FIRM_COLUMNS, MEASUREMENT_COLUMNS, Report
from backend.extracts.coding import FEWEST_OF_INDICATOR, ROUNDINGS
from backend.extracts.grouping import LARGE, SMALL
from backend.extracts.words import Text
from backend.monitoring.models import Indicator
from backend.monitoring.plausibility import UNIT_WORDS
from backend.organisations.models import SizeClass
from backend.statistics.firms import FEWEST_FIRMS

VERSION = "1"
_MEANINGS: dict[str, Text] = {
    "firm": words.FIRM,
    "section": words.SECTION,
    "size_class": words.SIZE_CLASS,
    "area": words.AREA,
    "kind": words.KIND,
    "start_year": words.START_YEAR,
    "year": words.YEAR,
    "indicator": words.INDICATOR,
    "value": words.VALUE,
    "source": words.SOURCE_OF_VALUE,
    "corrected": words.CORRECTED,
}
# Names of CSV on the Web; everything else is text. A year can be withheld, so that of a firm is text as well.
_DATATYPES = {"year": "gYear", "value": "number", "corrected": "integer"}


def describe(
    report: Report,
    indicators: Sequence[Indicator],
    labels: Mapping[str, Mapping[str, Text]],
    years: tuple[int, int],
    *,
    is_demonstration: bool,
) -> dict[str, Any]:
    """The codebook; `labels` name the values of `section` and `area`. Numbers of firms and values are to five."""
    coding = {
        **labels,
        "size_class": {each: _same(each) for each in (*SizeClass, SMALL, LARGE)},
        "kind": words.KINDS,
        "indicator": {each.code: dict(each.name) for each in indicators},
        "source": words.SOURCES,
    }
    return {
        "version": VERSION,
        "is_demonstration": is_demonstration,
        "first_year": years[0],
        "last_year": years[1],
        "source": words.SOURCE,
        "terms_version": words.TERMS_VERSION,
        "terms": list(words.TERMS),
        "fewest_firms": FEWEST_FIRMS,
        "fewest_firms_in_all": FEWEST_IN_ALL,
        "fewest_firms_of_indicator": FEWEST_OF_INDICATOR,
        "firms": report.firms,
        "firms_left_out": report.left_out,
        "steps": [
            {"code": step.value, "meaning": words.STEPS[step], "firms": number}
            for step, number in report.by_step.items()
        ],
        "tables": [
            {"name": name, "variables": [_variable(each, coding) for each in columns]}
            for name, columns in (("firms.csv", FIRM_COLUMNS), ("measurements.csv", MEASUREMENT_COLUMNS))
        ],
        "indicators": [_indicator(each, report) for each in indicators],
    }


def as_csvw(codebook: Mapping[str, Any]) -> dict[str, Any]:
    """The tables as metadata of CSV on the Web (W3C, 2015), which statistical programs and archives can read."""
    keys: dict[str, dict[str, Any]] = {
        "firms.csv": {"primaryKey": "firm"},
        "measurements.csv": {
            "primaryKey": ["firm", "year", "indicator"],
            "foreignKeys": [
                {"columnReference": "firm", "reference": {"resource": "firms.csv", "columnReference": "firm"}}
            ],
        },
    }
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"delimiter": ",", "header": True, "encoding": "utf-8"},
        "tables": [
            {
                "url": table["name"],
                "tableSchema": {
                    "columns": [
                        {
                            "name": each["name"],
                            "titles": each["name"],
                            "dc:description": each["meaning"]["en"],
                            "datatype": _DATATYPES.get(each["name"], "string"),
                            "required": True,
                        }
                        for each in table["variables"]
                    ],
                    **keys[table["name"]],
                },
            }
            for table in codebook["tables"]
        ],
    }


def _same(label: str) -> Text:
    return {"nl": label, "en": label}


def _variable(name: str, coding: Mapping[str, Mapping[str, Text]]) -> dict[str, Any]:
    values = coding.get(name, {})
    return {
        "name": name,
        "meaning": _MEANINGS[name],
        "values": [{"code": code, "name": dict(label)} for code, label in values.items()],
    }


def _indicator(indicator: Indicator, report: Report) -> dict[str, Any]:
    found = report.indicators[indicator.code]
    unit = UNIT_WORDS[indicator.unit]
    return {
        "code": indicator.code,
        "name": dict(indicator.name),
        "definition": dict(indicator.definition),
        "hint": dict(indicator.hint),
        "unit": {"nl": unit[0], "en": unit[1]},
        "computed_as": f"{indicator.numerator} / {indicator.denominator}" if indicator.is_derived else None,
        "rounding": ROUNDINGS[indicator.unit].words,
        "lowest": found.lowest,
        "highest": found.highest,
        "values": found.values,
        "values_kept_back": found.kept_back,
    }
