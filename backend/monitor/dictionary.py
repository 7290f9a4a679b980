"""What the codes of the monitor mean, in Dutch and English; and under what terms its figures may be used."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core.review import VersionStatus
from backend.monitor.dimensions import MonitorDimension, MonitorMeasure
from backend.monitoring import queries as monitoring
from backend.organisations import queries as organisations
from backend.organisations.models import SbiVersion, SizeClass
from backend.toolbox.models import ParticipationLevel, ToolboxItem, ToolboxVersion

Text = dict[str, str]
LICENCE = {
    "code": "CC-BY-4.0",
    "url": "https://creativecommons.org/licenses/by/4.0/",
    "attribution": {
        "nl": "Monitor Slimmer Werken, met de dag van de uitgave",
        "en": "Monitor Slimmer Werken, with the day of the release",
    },
}
WITHHELD: Text = {
    "nl": "Een cel die er niet is, tonen wij niet. Waarom niet, zeggen wij nooit: dat zou al iets verraden.",
    "en": "A cell that is not there is withheld. We never say why: that would tell something already.",
}
_GROUPS: dict[str, Text] = {
    "1": {"nl": "nog niet overtuigd", "en": "not yet convinced"},
    "2": {"nl": "staat open, zoekt hulp", "en": "open to it, looking for help"},
    "3": {"nl": "werkt al slimmer, kan verder", "en": "works smarter already, can go on"},
}
_LEVELS: dict[ParticipationLevel, Text] = {
    ParticipationLevel.INFORMED: {"nl": "medewerkers weten ervan", "en": "employees are informed"},
    ParticipationLevel.CONSULTED: {"nl": "medewerkers worden gehoord", "en": "employees are consulted"},
    ParticipationLevel.CO_DECIDING: {"nl": "medewerkers beslissen mee", "en": "employees share in decisions"},
    ParticipationLevel.SELF_MANAGING: {"nl": "medewerkers beslissen zelf", "en": "employees decide themselves"},
}
_MEASURES: dict[MonitorMeasure, Text] = {
    MonitorMeasure.FIRMS: {"nl": "bedrijven die wij volgen", "en": "firms that are followed"},
    MonitorMeasure.EMPLOYEES: {"nl": "mensen die er werken", "en": "people who work there"},
    MonitorMeasure.THEMES: {"nl": "bedrijven per thema", "en": "firms by theme"},
    MonitorMeasure.TARGET_GROUPS: {"nl": "bedrijven per doelgroep", "en": "firms by target group"},
    MonitorMeasure.PARTICIPATION: {
        "nl": "bedrijven die een instrument gebruiken, naar zeggenschap van medewerkers",
        "en": "firms that use a tool, by the say of employees",
    },
    MonitorMeasure.TOOLS: {"nl": "bedrijven per instrument", "en": "firms by tool"},
    MonitorMeasure.CHANGE: {
        "nl": "verandering tussen nulmeting en laatste meting",
        "en": "change from baseline to latest measurement",
    },
}
_COLUMNS: dict[str, Text] = {
    "as_of": {"nl": "dag van de uitgave", "en": "day of the release"},
    "measure": {"nl": "wat er geteld of gemeten is", "en": "what was counted or measured"},
    "key": {"nl": "de categorie, of het kengetal", "en": "the category, or the indicator"},
    "by_1": {"nl": "waarnaar verdeeld", "en": "divided by"},
    "value_1": {"nl": "de waarde daarvan", "en": "its value"},
    "by_2": {"nl": "waarnaar ook verdeeld", "en": "divided by as well"},
    "value_2": {"nl": "de waarde daarvan", "en": "its value"},
    "firms": {"nl": "bedrijven, op vijf afgerond", "en": "firms, rounded to five"},
    "total": {"nl": "medewerkers, in drie cijfers", "en": "employees, in three digits"},
    "mean": {"nl": "gemiddelde verandering", "en": "mean change"},
    "p10": {"nl": "een tiende ligt hieronder; vanaf dertig bedrijven", "en": "a tenth lies below; from thirty firms"},
    "p25": {"nl": "een kwart ligt hieronder", "en": "a quarter lies below"},
    "p50": {"nl": "de helft ligt hieronder", "en": "half lies below"},
    "p75": {"nl": "een kwart ligt hierboven", "en": "a quarter lies above"},
    "p90": {"nl": "een tiende ligt hierboven; vanaf dertig bedrijven", "en": "a tenth lies above; from thirty firms"},
    "counted_on": {
        "nl": "dag waarop geteld is; eerder dan de uitgave als er sindsdien weinig bedrijven bij kwamen",
        "en": "day of counting; before the release when few firms came since",
    },
}
COLUMNS = tuple(_COLUMNS)


async def labels_of(session: AsyncSession, dimension: MonitorDimension) -> dict[str, Text]:
    """The fixed values of a dimension, in order. A year has none: its values are those of the release."""
    match dimension:
        case MonitorDimension.SECTION:
            sectors = await organisations.list_sectors(session, SbiVersion.SBI_2008)
            return {each["section"]: dict(each["name"]) for each in sectors}
        case MonitorDimension.SIZE_CLASS:
            return {size.value: _same(size.value) for size in SizeClass}
        case MonitorDimension.PROVINCE:
            return {each["code"]: _same(each["name"]) for each in await organisations.list_provinces(session)}
        case MonitorDimension.REGION:
            provinces = await organisations.list_provinces(session)
            return {each["region"]: _same(each["region"]) for each in provinces}
        case _:
            return {}


async def categories_of(session: AsyncSession, measure: MonitorMeasure) -> dict[str, Text]:
    """The fixed categories of a measure, in order; of tools those that are published now."""
    match measure:
        case MonitorMeasure.THEMES:
            return {code: {"nl": theme.name.nl, "en": theme.name.en} for code, theme in load.themes().items()}
        case MonitorMeasure.TARGET_GROUPS:
            return dict(_GROUPS)
        case MonitorMeasure.PARTICIPATION:
            return {level.value: words for level, words in _LEVELS.items()}
        case MonitorMeasure.TOOLS:
            rows = await session.execute(
                select(ToolboxItem.slug, ToolboxVersion.title)
                .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
                .where(ToolboxVersion.status == VersionStatus.PUBLISHED)
                .order_by(ToolboxItem.slug)
            )
            return {slug: dict(title) for slug, title in rows}
        case _:
            return {}


async def describe(session: AsyncSession) -> dict[str, Any]:
    """The whole dictionary."""
    keys: dict[str, Text] = {}
    for measure in MonitorMeasure:
        keys |= await categories_of(session, measure)
    keys |= {each.code: dict(each.name) for each in await monitoring.list_indicators(session)}
    values: dict[str, Text] = {}
    for dimension in MonitorDimension:
        values |= await labels_of(session, dimension)
    codes: dict[str, dict[str, Text]] = {
        "measure": {measure.value: words for measure, words in _MEASURES.items()},
        "key": keys,
        "value_1": values,
        "value_2": values,
    }
    return {
        "licence": LICENCE,
        "withheld": WITHHELD,
        "variables": [
            {
                "name": name,
                "meaning": meaning,
                "values": [{"code": code, "name": words} for code, words in codes.get(name, {}).items()],
            }
            for name, meaning in _COLUMNS.items()
        ],
    }


def _same(name: str) -> Text:
    return {"nl": name, "en": name}
