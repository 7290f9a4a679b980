"""A route for what somebody told: the rules of the content, filled with what there is at this moment."""

from typing import Any
from urllib.parse import urlencode

from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import recommending as advisers
from backend.content import load
from backend.content.guidance_shapes import Fact, Stop
from backend.core import clock
from backend.core.themes import Theme
from backend.guidance import queries
from backend.guidance.asking import GuidanceFacts
from backend.guidance.models import InstrumentKind
from backend.guidance.questions import answers_told
from backend.guidance.routes import TARGET_GROUP, Both, Judged, Place, both, judge, places, ranked, wordings
from backend.practices import recommending as practices
from backend.practices.catalogue import list_practices
from backend.practices.schemas import PracticeFilter
from backend.toolbox import recommending as toolbox
from backend.vouchers.queries.outlook import look_around
from backend.vouchers.schemas.outlook import Outlook

Item = dict[str, Any]
MOST_INSTRUMENTS = 4
# Which facts a list of ours filters by, under the name of its filter.
FILTERS: dict[str, dict[Fact, str]] = {
    "practices": {"theme": "theme", "sector": "sector"},
    "toolbox": {"theme": "theme", "sector": "sector", "size": "sizeClass"},
    # Theme and sector must hold of an adviser; where one works is only weighed, and narrows nothing.
    "advisers": {"theme": "theme", "sector": "sector"},
    "instruments": {"want": "want", "sector": "sector", "size": "sizeClass", "province": "province"},
    "networks": {"sector": "sector", "size": "sizeClass", "province": "province"},
}
ALWAYS = {"networks": {"kind": InstrumentKind.NETWORK.value}}
OF_OTHERS = {"instruments", "networks"}


async def find_route(session: AsyncSession, facts: GuidanceFacts) -> dict[str, Any]:
    """The steps that fit, in the order of the rules; what does not fit, with why; and when to ask us."""
    rules = load.guidance_rules()
    told: dict[Fact, str] = {name: str(value) for name, value in facts if value is not None}  # type: ignore[misc]
    words = await answers_told(session, told)
    today = clock.today()
    fitting, misfits = ranked(judge(rules, row, told, words, today) for row in await queries.all_published(session))
    steps, missed = [], [_instrument(one, one.obstacles) for one in misfits]
    for place in places(rules, told):
        items = await _fill(session, place.stop, facts, fitting)
        if place.stop.fills == "round" and items:
            outlook = items.pop()
            if not outlook.pop("open"):
                missed.insert(0, outlook)
                continue
            items = [outlook]
        elif place.stop.fills in OF_OTHERS and not items:
            continue
        steps.append(_step(place, told, items))
    served = {want for step in steps for want in step.pop("serves")}
    nothing = told.get("want", "") not in served if "want" in told else not steps
    said = wordings(rules)
    return {
        "version": rules.version,
        "target_group": TARGET_GROUP.get(told.get("stage", "")),
        "order": [both(rules.order), both(rules.order_of_instruments)],
        "steps": steps,
        "not_fitting": missed,
        "nothing_fits": nothing,
        "ask": both(said["nothing_fits"], it=words["want"])
        if nothing and "want" in told
        else both(said["nothing_told" if nothing else "ask"]),
    }


def _step(place: Place, told: dict[Fact, str], items: list[Item] | None) -> dict[str, Any]:
    """A stop as a step. It serves no want when nothing was found, or only what may no longer be right."""
    stop = place.stop
    chosen = {name: told[fact] for fact, name in FILTERS.get(stop.fills, {}).items() if fact in told}
    chosen |= ALWAYS.get(stop.fills, {})
    served = {told.get("want")} if stop.fills in OF_OTHERS else set(stop.serves)
    if items is not None and all(item["outdated"] for item in items):
        served = set()
    return {
        "code": stop.code,
        "title": both(stop.title),
        "reasons": place.reasons if items or stop.without is None else [both(stop.without)],
        "address": f"{stop.address}?{urlencode(chosen)}" if chosen else stop.address,
        "act": both(stop.act),
        "items": items or [],
        "serves": served,
    }


async def _fill(session: AsyncSession, stop: Stop, facts: GuidanceFacts, fitting: list[Judged]) -> list[Item] | None:
    """What a stop names at this moment; None when too little was told to choose from its list."""
    match stop.fills:
        case "practices":
            return await _practices(session, facts)
        case "toolbox" if facts.theme:
            rows = await toolbox.recommend(
                session, theme=facts.theme, section=facts.sector or "", size_class=facts.size or ""
            )
            return [
                {**_item(row["title"], f"/toolbox/{row['slug']}", [row["reason"]]), "outdated": row["is_outdated"]}
                for row in rows
            ]
        case "advisers" if facts.theme and facts.sector and facts.province:
            rows = await advisers.recommend(session, theme=facts.theme, section=facts.sector, province=facts.province)
            return [
                _item({"nl": row["name"], "en": row["name"]}, f"/adviseurs/{row['id']}", [row["reason"]])
                for row in rows
            ]
        case "round":
            return [await _round(session, stop, facts)]
        case "instruments" | "networks":
            every = stop.fills == "instruments"
            named = [one for one in fitting if every or one.row["kind"] is InstrumentKind.NETWORK]
            return [_instrument(one, [one.row["fits_when"], *one.reasons]) for one in named[:MOST_INSTRUMENTS]]
        case _:
            return None


async def _practices(session: AsyncSession, facts: GuidanceFacts) -> list[Item] | None:
    if facts.theme:
        rows = await practices.recommend(session, theme=facts.theme, section=facts.sector, province=facts.province)
        return [_item(row["title"], f"/praktijk/{row['slug']}", [row["reason"]]) for row in rows]
    if not facts.sector:
        return None
    found = await list_practices(session, PracticeFilter(sector=[facts.sector], page_size=3))
    why = both(wordings(load.guidance_rules())["same_sector"])
    return [_item(row["title"], f"/praktijk/{row['slug']}", [why]) for row in found["items"]]


async def _round(session: AsyncSession, stop: Stop, facts: GuidanceFacts) -> Item:
    """The round that fits, by the clock; `open` tells whether one can apply now."""
    theme: Theme | None = facts.theme
    outlook = await look_around(session, size_class=facts.size, section=facts.sector, theme=theme)
    found = outlook["round"]
    title = found["scheme_name"] if found else both(stop.title)
    return {**_item(title, "/vouchers", [outlook["reason"]]), "open": outlook["status"] == Outlook.OPEN}


def _instrument(one: Judged, reasons: list[Both]) -> Item:
    row = one.row
    item = _item(row["name"], f"/wegwijzer/regelingen/{row['slug']}", reasons)
    return {**item, "as_of": row["as_of"], "outdated": row["outdated"]}


def _item(title: Both, address: str, reasons: list[Both]) -> Item:
    return {"title": title, "address": address, "reasons": reasons, "as_of": None, "outdated": False}
