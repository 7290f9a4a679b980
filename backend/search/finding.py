"""The one question to the database: what is found, in what order, why, and how many there are per filter.

Order, and nothing else weighs in. Each typed word gives points by how and where it was found (`POINTS`): itself before
a word that means the same, before a compound, before a part of one; in the title before the summary before the text.
Rare words count more than common ones. The sum is multiplied by the share of the words that were found, and a title
that is covered by the question gets up to a half more. Then come shorter titles, the alphabet, and the address.

Of what very many documents hold, five hundred are weighed: those with the words in the title before others, and of each
those in the first share of all documents before the other shares (`SHARES`, by lot). What is beyond is told as more.
"""

# ruff: noqa: S608 - what is typed is bound; what is put together are names and numbers of this file

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Any

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.search.models import SHARES
from backend.search.understanding import CONFIGURATION, Group

WEIGHED = 500
HOW = ("exact", "synonym", "compound", "part")
WHERE = ("title", "summary", "text")
POINTS = {
    ("exact", "title"): 1.0,
    ("synonym", "title"): 0.7,
    ("compound", "title"): 0.55,
    ("exact", "summary"): 0.5,
    ("synonym", "summary"): 0.35,
    ("compound", "summary"): 0.3,
    ("part", "title"): 0.28,
    ("exact", "text"): 0.2,
    ("synonym", "text"): 0.14,
    ("part", "summary"): 0.13,
    ("compound", "text"): 0.12,
    ("part", "text"): 0.05,
}
_WORD = re.compile(r"([a-z0-9]+)(:\*)?")
CODES = dict(enumerate(POINTS, 1))  # as the database answers: best way first; 0 is not found
MARKS = "\x02", "\x03"  # around what was found; no text holds them
FILTERS = {
    "subject": "subject = ANY(CAST(:subject AS text[]))",
    "theme": "themes::text[] && CAST(:theme AS text[])",
    "sector": "(sectors = '{}' OR sectors::text[] && CAST(:sector AS text[]))",
    "province": "provinces::text[] && CAST(:province AS text[])",
}
# The moment stands in `asked`: PostgreSQL then expects the same of every moment and keeps its plan, which would often
# take as long to make anew as to carry out.
VALID = (
    "(valid_from IS NULL OR valid_from <= (SELECT today FROM asked)) "
    "AND (valid_until IS NULL OR valid_until > (SELECT now FROM asked))"
)
MOMENT = "CAST(:today AS date) AS today, CAST(:now AS timestamptz) AS now"


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results with the figures around it."""

    items: list[dict[str, Any]]
    total: int
    more: bool
    facets: dict[str, dict[str, int]]


def rarity(documents: int) -> float:
    """How much a word weighs that stands in so many documents, from 0 to 1."""
    return 1 / (1 + log(1 + documents) / 2)


async def find(
    session: AsyncSession,
    language: str,
    groups: Sequence[Group],
    *,
    every_word: bool,
    chosen: dict[str, list[str]],
    limit: int,
    offset: int,
) -> Found:
    """What holds every word, or at least one of the rarest three. `chosen` are the filters."""
    rarest = sorted(groups, key=lambda group: group.documents)
    needed = [group.whole for group in rarest] if every_word else [" | ".join(group.any for group in rarest[:3])]
    values: dict[str, Any] = {
        "today": clock.today(),
        "now": clock.now(),
        "limit": limit,
        "offset": offset,
        "start": MARKS[0],
        "stop": MARKS[1],
        "marked": " | ".join(group.any for group in groups),
        "question": " ".join(group.meant for group in groups),
        **{f"needed{number}": query for number, query in enumerate(needed)},
        **chosen,
    }
    for number, group in enumerate(groups):
        values[f"rarity{number}"] = rarity(group.documents)
        for how, query in zip(HOW, group.queries(), strict=True):
            values[f"{how}{number}"] = query
            values[f"{how}_summary{number}"] = _labelled(query, "AB")
    statement = _statement(language, len(groups), len(needed), tuple(sorted(chosen)))
    row = (await session.execute(statement, values)).one()
    return Found(row.items or [], min(row.total, WEIGHED), row.total > WEIGHED, row.facets or {})


def _labelled(query: str, labels: str) -> str:
    """The query as it finds only what carries one of the labels: A the title, B the summary."""
    return _WORD.sub(lambda word: f"{word[1]}:{'*' if word[2] else ''}{labels}", query)


def _found_in(how: str, where: str, number: int) -> str:
    """Whether a typed word was found in one way, in one place or a better one."""
    return {
        "title": f"title_search @@ {how}{number}",
        "summary": f"search @@ {how}_summary{number}",
        "text": f"search @@ {how}{number}",
    }[where]


def first(columns: str, language: str, most: int, *conditions: str) -> str:
    """So many documents of a language that are public now: those of the first condition, then those of the next.

    Of each condition a share of all documents is asked before the others. PostgreSQL begins with what follows only
    when what came before did not hold enough.
    """
    parts = (
        f"(SELECT {columns} FROM search_documents "
        f"WHERE language = '{language}' AND {share} AND {VALID} AND {condition} LIMIT {most})"
        for condition in conditions
        for share in SHARES
    )
    return f"SELECT * FROM ({' UNION ALL '.join(parts)}) AS parts LIMIT {most}"


@lru_cache(maxsize=512)
def _statement(language: str, groups: int, needed: int, filters: tuple[str, ...]) -> TextClause:
    """The statement for so many words, of which so many queries must all find, and these filters.

    Queries stand in `asked`, so that each is read once, whatever PostgreSQL plans. What must all find are queries of
    their own: the index then goes from one that the rarest finds to the next, where it would weigh each of one whole.
    """
    configuration = CONFIGURATION[language]
    narrowed = "".join(f" AND {FILTERS[name]}" for name in filters)
    worth = ", ".join(str(each) for each in POINTS.values())

    def gathered(more: str, columns: str) -> str:
        in_title, in_text = (
            " AND ".join(f"{vector} @@ (SELECT needed{number} FROM asked)" for number in range(needed))
            for vector in ("title_search", "search")
        )
        return first(columns, language, WEIGHED + 1, in_title + more, f"{in_text} AND NOT ({in_title}){more}")

    names = ["marked", *(f"needed{number}" for number in range(needed))]
    codes, points = [], []
    for number in range(groups):
        names += [f"{how}{place}{number}" for how in HOW for place in ("", "_summary")]
        ways = " ".join(f"WHEN {_found_in(how, where, number)} THEN {code}" for code, (how, where) in CODES.items())
        codes.append(f"CASE {ways} ELSE 0 END")
        points.append(f"('{{0, {worth}}}'::float8[])[codes[{number + 1}] + 1] * CAST(:rarity{number} AS float8)")
    titles = " + ".join(f"(codes[{number + 1}] BETWEEN 1 AND 3)::int" for number in range(groups))
    whole = " + ".join(f"CAST(:rarity{number} AS float8)" for number in range(groups))
    facets = " UNION ALL ".join(
        f"SELECT '{name}' AS facet, value, count(*) AS documents FROM counted, {source} AS value "
        f"WHERE true{others} GROUP BY value"
        for name, source, others in (
            (name, _values(name), "".join(f" AND {FILTERS[other]}" for other in filters if other != name))
            for name in FILTERS
        )
    )
    facet_columns = "subject, themes, sectors, provinces"
    weighed_columns = f"id, {facet_columns}, address, plain_title, length(title) AS letters, search, title_search"
    statement = f"""
    WITH asked AS MATERIALIZED (
        SELECT {MOMENT}, {", ".join(f"to_tsquery('{configuration}', :{name}) AS {name}" for name in names)}
    ),
    coded AS MATERIALIZED (
        SELECT id, {facet_columns}, address, plain_title, letters, ARRAY[{", ".join(codes)}] AS codes
        FROM ({gathered(narrowed, weighed_columns)}) AS found, asked
    ),
    counted AS MATERIALIZED ({gathered("", facet_columns) if filters else f"SELECT {facet_columns} FROM coded"}),
    ordered AS (
        SELECT id, letters, codes, ({" + ".join(points)}) / ({whole})
               * (0.4 + 0.6::float8 * cardinality(array_remove(codes, 0)) / {groups})
               * (1 + 0.5 * least(1, ({titles})::float8
                                 / (1 + length(plain_title) - length(replace(plain_title, ' ', '')))))
               AS points
        FROM coded
        ORDER BY points DESC, letters, plain_title, address LIMIT :limit OFFSET :offset
    ),
    shown AS (
        SELECT subject, name, address, themes, sectors, provinces, is_demonstration, codes, points,
               ts_headline('{configuration}', title, (SELECT marked FROM asked), :marks) AS title,
               ts_headline('{configuration}', summary, (SELECT marked FROM asked), :marks) AS summary
        FROM ordered JOIN search_documents USING (id) ORDER BY points DESC, letters, plain_title, address
    )
    SELECT (SELECT jsonb_agg(to_jsonb(shown)) FROM shown) AS items,
           (SELECT count(*) FROM coded) AS total,
           (SELECT jsonb_object_agg(facet, values) FROM (
               SELECT facet, jsonb_object_agg(value, documents) AS values FROM ({facets}) each GROUP BY facet
           ) all_facets) AS facets
    """
    return text(statement.replace(":marks", "'HighlightAll=true, StartSel=' || :start || ', StopSel=' || :stop"))


def _values(name: str) -> str:
    """The values of a facet; of what is made for all sectors an empty one."""
    return {
        "subject": "unnest(ARRAY[subject::text])",
        "theme": "unnest(themes::text[])",
        "sector": "unnest(CASE WHEN sectors = '{}' THEN ARRAY[''] ELSE sectors::text[] END)",
        "province": "unnest(provinces::text[])",
    }[name]
