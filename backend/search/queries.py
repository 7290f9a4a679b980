"""What can be read of search: results, suggestions, words that mean the same, and what was asked in vain."""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.search.errors import SynonymSetNotFound
from backend.search.finding import CODES, MARKS, MOMENT, VALID, WEIGHED, Found, find, first
from backend.search.models import SearchTally, SynonymSet
from backend.search.schemas import SearchFilter, SuggestionFilter
from backend.search.understanding import CONFIGURATION, Meaning, understand
from backend.search.words import words_of

ENOUGH = 3  # with fewer results that hold every word, those that hold some are shown after them
SUGGESTED = 8
LOOKED_AT = 200  # titles that are weighed for suggestions
LAST = "\U0010ffff"  # after every other character
FILTERS = ("subject", "theme", "sector", "province")
OTHER = {"nl": "en", "en": "nl"}
_NOTHING = Found([], 0, more=False, facets={})


async def search(session: AsyncSession, wanted: SearchFilter) -> dict[str, Any]:
    """One page of results with why each is there. Nothing in this language: then the other one is tried."""
    meaning, found, partial = await _in(session, wanted, wanted.language)
    if not found.total:
        other = await _in(session, wanted, OTHER[wanted.language])
        if other[1].total and not other[0].corrected:
            meaning, found, partial = other
    items = [_result(item, meaning) for item in found.items]
    if not found.total and meaning.groups:
        items = await _resembling(session, wanted)
        found = Found([], len(items), more=False, facets={})
    return {
        "items": items,
        "page": wanted.page,
        "page_size": wanted.page_size,
        "total": found.total,
        "total_is_minimum": found.more,
        "facets": _facets(found),
        "language": meaning.language,
        "corrected": meaning.corrected if found.items else None,
        "partial": partial and bool(items),
    }


async def _in(session: AsyncSession, wanted: SearchFilter, language: str) -> tuple[Meaning, Found, bool]:
    """What a language has: its meaning, what was found, and whether that holds only some of the words."""
    meaning = await understand(session, wanted.q, language)
    if not meaning.groups:
        return meaning, _NOTHING, False
    chosen = {name: [str(each) for each in values] for name in FILTERS if (values := getattr(wanted, name))}
    asked: dict[str, Any] = {"chosen": chosen, "limit": wanted.page_size, "offset": wanted.offset}
    found = await find(session, language, meaning.groups, every_word=True, **asked)
    if found.total >= ENOUGH or not (len(meaning.groups) > 1 or meaning.groups[0].part):
        return meaning, found, False
    some = await find(session, language, meaning.groups, every_word=False, **asked)
    return meaning, some, not found.total


_RESEMBLING = f"""
WITH asked AS MATERIALIZED (SELECT {MOMENT})
SELECT subject, name, address, title, summary, themes, sectors, provinces, is_demonstration
FROM search_documents
WHERE language = :language AND {VALID} AND :typed <% plain_title
ORDER BY word_similarity(:typed, plain_title) DESC, plain_title, address LIMIT :limit
"""  # noqa: S608 - a constant


async def _resembling(session: AsyncSession, wanted: SearchFilter) -> list[dict[str, Any]]:
    """The last resort: titles that look like what was typed, such as a name that was published this minute."""
    if wanted.page > 1 or any(getattr(wanted, name) for name in FILTERS):
        return []
    typed = " ".join(words_of(wanted.q))
    values = {
        "language": wanted.language,
        "today": clock.today(),
        "now": clock.now(),
        "typed": typed,
        "limit": wanted.page_size,
    }
    rows = await session.execute(text(_RESEMBLING), values)
    reason = {"word": typed, "how": "resembles", "where": "title"}
    return [
        {**row, "title": segments(row["title"]), "summary": segments(row["summary"]), "reasons": [reason]}
        for row in rows.mappings()
    ]


def segments(marked: str) -> list[dict[str, Any]]:
    """A text with marks as pieces of plain text; what is between marks is a hit."""
    start, stop = MARKS
    pieces = []
    for piece in marked.split(start):
        hit, found, rest = piece.partition(stop)
        pieces += [(hit, True), (rest, False)] if found else [(piece, False)]
    return [{"text": words, "hit": hit} for words, hit in pieces if words]


def _result(item: dict[str, Any], meaning: Meaning) -> dict[str, Any]:
    reasons = []
    for group, code in zip(meaning.groups, item.pop("codes"), strict=True):
        if code:
            how, where = CODES[code]
            reasons.append({"word": group.meant, "how": how, "where": where})
    del item["points"]
    return {**item, "title": segments(item["title"]), "summary": segments(item["summary"]), "reasons": reasons}


def _facets(found: Found) -> dict[str, list[dict[str, Any]]]:
    told = {}
    for name in FILTERS:
        counts = dict(found.facets.get(name, {}))
        everywhere = counts.pop("", 0)
        told[name] = [
            {"value": value, "count": min(count + everywhere, WEIGHED)} for value, count in sorted(counts.items())
        ]
    return told


@cache
def _suggesting(language: str) -> TextClause:
    columns = "subject, address, title, plain_title"
    holding = first(columns, language, LOOKED_AT, "title_search @@ (SELECT needed FROM asked)")
    statement = f"""
    WITH asked AS MATERIALIZED (
        SELECT {MOMENT}, to_tsquery('{CONFIGURATION[language]}', :needed) AS needed
    )
    SELECT subject, address, ts_headline('{CONFIGURATION[language]}', title, (SELECT needed FROM asked),
           'HighlightAll=true, StartSel=' || :start || ', StopSel=' || :stop) AS title
    FROM (
        SELECT DISTINCT ON (address) * FROM (
            (SELECT {columns}, 0 AS place FROM search_documents
             WHERE language = '{language}' AND {VALID} AND plain_title ~>=~ :begin AND plain_title ~<~ :beyond
             ORDER BY plain_title USING ~<~ LIMIT :suggested)
            UNION ALL
            (SELECT *, 1 FROM ({holding}) AS holding)
        ) candidates ORDER BY address, place
    ) distinct_ones ORDER BY place, length(title), plain_title, address LIMIT :suggested
    """  # noqa: S608 - the language is one of two
    return text(statement)


async def suggest(session: AsyncSession, wanted: SuggestionFilter) -> list[dict[str, Any]]:
    """Titles that begin with what was typed, then titles that hold it, the last word perhaps unfinished."""
    words = words_of(wanted.q)
    if not words or len("".join(words)) < 2:
        return []
    *whole, last = words
    # One letter begins half of all words: after others it narrows little and costs more than all the rest.
    unfinished = [f"{last}:*"] if len(last) > 1 or not whole else []
    values = {
        "needed": " & ".join([*whole, *unfinished]),
        # Between these, and not LIKE: a kept plan cannot know that a pattern only ends in %.
        "begin": " ".join(words),
        "beyond": " ".join(words) + LAST,
        "today": clock.today(),
        "now": clock.now(),
        "suggested": SUGGESTED,
        "start": MARKS[0],
        "stop": MARKS[1],
    }
    rows = await session.execute(_suggesting(wanted.language), values)
    return [{**row, "title": segments(row["title"])} for row in rows.mappings()]


async def list_synonym_sets(session: AsyncSession) -> list[SynonymSet]:
    """All sets, in alphabetical order of the first word."""
    statement = select(SynonymSet).order_by(SynonymSet.language.desc(), func.lower(SynonymSet.words[1]), SynonymSet.id)
    return list(await session.scalars(statement))


async def get_synonym_set(session: AsyncSession, set_id: UUID) -> SynonymSet:
    """One set, to change it. Raises SynonymSetNotFound (404)."""
    found: SynonymSet | None = await session.scalar(select(SynonymSet).where(SynonymSet.id == set_id).with_for_update())
    if found is None:
        raise SynonymSetNotFound
    return found


async def read_report(session: AsyncSession) -> dict[str, Any]:
    """Questions that were asked at least five times in a week, most misses first; opinions of all."""
    columns = (SearchTally.misses, SearchTally.helpful, SearchTally.unhelpful)
    sums = [func.sum(column).label(column.key) for column in columns]
    rows = await session.execute(
        select(SearchTally.words, SearchTally.language, *sums, func.max(SearchTally.week).label("last_week"))
        .where(SearchTally.words.is_not(None))
        .group_by(SearchTally.words, SearchTally.language)
        .order_by(func.sum(SearchTally.misses).desc(), func.sum(SearchTally.unhelpful).desc(), SearchTally.words)
        .limit(100)
    )
    totals = (await session.execute(select(*(func.coalesce(each, 0) for each in sums[1:])))).one()
    return {"items": [dict(row) for row in rows.mappings()], "helpful": totals[0], "unhelpful": totals[1]}
