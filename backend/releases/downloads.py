"""A published release as files: its figures for a spreadsheet or a system, and what each column means."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from backend.core.problems import Language
from backend.core.spreadsheets import harmless
from backend.releases.schemas import EffectReleaseRead

# Column, and its meaning in Dutch and English: the data dictionary of the CSV.
COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("outcome", "Code van de uitkomst; `tool` voor een instrument", "Code of the outcome; `tool` for a tool"),
    ("name", "Naam van de uitkomst of het instrument", "Name of the outcome or the tool"),
    ("family", "Vooraf gekozen (primary) of verkennend (exploratory)", "Chosen beforehand or exploratory"),
    ("design", "Of een loting bepaalde wie meedeed (draw)", "Whether a draw decided who took part (draw)"),
    ("evidence_level", "Trede op de bewijsladder, 0 tot 5", "Level of evidence, 0 to 5"),
    ("estimand", "Wat is geschat; zie de methode", "What is estimated; see the method"),
    ("is_headline", "Of dit het hoofdcijfer van de uitkomst is", "Whether this is the main figure of the outcome"),
    ("comparison", "Vergeleken met wie nooit begint of nog niet", "Beside firms that never start, or not yet"),
    ("adjusted", "Gecorrigeerd voor sector, grootte en beginniveau", "Corrected for sector, size and first level"),
    ("event_time", "Metingen sinds de start; 0 is de eerste", "Moments since the start; 0 is the first"),
    ("cohort", "Moment waarop deze bedrijven begonnen", "Moment at which these firms started"),
    ("unit", "Procent of punten", "Percent or points"),
    ("value", "Geschat effect", "Estimated effect"),
    ("low", "Ondergrens van het 95%-interval", "Lower end of the 95% interval"),
    ("high", "Bovengrens van het 95%-interval", "Upper end of the 95% interval"),
    ("band_low", "Ondergrens van de band om alle metingen samen (95%)", "Lower end of the band around all moments"),
    ("band_high", "Bovengrens van die band", "Upper end of that band"),
    ("treated", "Deelnemers, afgerond op vijf", "Participants, rounded to five"),
    ("comparison_firms", "Andere bedrijven, afgerond op vijf", "Other firms, rounded to five"),
    ("adjusted_p_value", "Kans op zo'n verschil bij toeval, gecorrigeerd", "Chance of this by luck, corrected"),
    ("smallest_detectable", "Kleiner effect hadden wij niet gezien", "A smaller effect would not have been seen"),
    ("remark", "Waarom er geen cijfer is, of in welke groep", "Why there is no figure, or which band"),
)


def as_csv(release: dict[str, Any], language: Language) -> str:
    """Every figure of a release, a row each, with semicolons as Dutch spreadsheets expect; withheld is empty."""
    return _written([name for name, _, _ in COLUMNS], _rows(EffectReleaseRead.model_validate(release), language))


def dictionary_as_csv() -> str:
    """What each column of the CSV means, in both languages."""
    return _written(["column", "nl", "en"], COLUMNS)


def as_json(release: dict[str, Any]) -> dict[str, Any]:
    """The release as the API tells it, with the meaning of the columns of the CSV beside it."""
    told = EffectReleaseRead.model_validate(release).model_dump(mode="json", by_alias=True)
    return {**told, "dictionary": [{"column": name, "nl": nl, "en": en} for name, nl, en in COLUMNS]}


def _written(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return written.getvalue()


def _rows(release: EffectReleaseRead, language: Language) -> Iterable[list[Any]]:
    for outcome in release.outcomes:
        common = {
            "outcome": outcome.indicator,
            "name": getattr(outcome.name, language),
            "family": "primary" if outcome.is_primary else "exploratory",
            "design": outcome.design,
            "evidence_level": outcome.evidence.level,
            "unit": outcome.unit,
        }
        if outcome.refusal is not None:
            yield _row(common, remark=getattr(outcome.refusal.text, language))
        for each in outcome.estimates:
            headline = each == outcome.headline
            whole = {"adjusted_p_value": outcome.adjusted_p_value, "smallest_detectable": outcome.smallest_detectable}
            yield _row(common, **each.model_dump(), is_headline=headline, **(whole if headline else {}))
    for tool in release.tools:
        known = {"outcome": "tool", "name": getattr(tool.name, language), "unit": "percent", "treated": tool.users}
        yield _row(known, value=tool.value, low=tool.low, high=tool.high, remark=tool.band)


def _row(common: dict[str, Any], **more: Any) -> list[Any]:
    known = {**common, **more}
    return ["" if known.get(name) is None else known[name] for name, _, _ in COLUMNS]
