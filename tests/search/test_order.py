"""What is found in which order, beside a slow reckoning over every document; and how much is told of very much."""

import pytest
from sqlalchemy import text

from backend.core import clock
from backend.search.finding import CODES, HOW, MARKS, POINTS, WEIGHED, find, rarity
from backend.search.understanding import understand
from tests.search.judging import judged

# Each document anew, without the vectors and indexes that search keeps.
ALL = """
WITH read AS (
    SELECT subject, name, title, plain_text(title) AS plain, to_tsvector('slimmer_nl', title) AS in_title,
           to_tsvector('slimmer_nl', title) || to_tsvector('slimmer_nl', summary) AS in_summary,
           to_tsvector('slimmer_nl', title) || to_tsvector('slimmer_nl', summary) || to_tsvector('slimmer_nl', words)
           AS in_text
    FROM search_documents
    WHERE language = 'nl' AND coalesce(valid_from, '-infinity') <= :today
    AND coalesce(valid_until, 'infinity') > :now
)
SELECT subject, name, length(title) AS letters, cardinality(string_to_array(plain, ' ')) AS words, place, how,
       in_title @@ asked AS title, in_summary @@ asked AS summary, in_text @@ asked AS text
FROM read, LATERAL (
    SELECT place, how, to_tsquery('slimmer_nl', query) AS asked
    FROM unnest(CAST(:places AS int[]), CAST(:hows AS text[]), CAST(:queries AS text[])) AS q(place, how, query)
) AS questions
"""
MANY = """
INSERT INTO search_documents (subject, source_id, name, language, address, title, summary, words, themes, sectors,
                              provinces, is_demonstration)
SELECT 'toolbox', gen_random_uuid(), 'nummer-' || n, 'nl', '/toolbox/nummer-' || n,
       CASE WHEN CAST(:titles AS boolean) THEN 'Weefgetouw ' ELSE 'Nummer ' END || n, 'Kort', 'Een weefgetouw',
       '{}', '{}', '{}', false
FROM generate_series(CAST(:begin AS int), CAST(:until AS int)) n
"""


async def _slowly(session, groups, *, every_word):
    """Per document its codes, points and letters of the title, as the decision on search tells them."""
    asked = [
        (place, how, query)
        for place, group in enumerate(groups)
        for how, query in zip(HOW, group.queries(), strict=True)
        if query
    ]
    places, hows, queries = (list(each) for each in zip(*asked, strict=True))
    values = {"places": places, "hows": hows, "queries": queries, "today": clock.today(), "now": clock.now()}
    ways, looks = {}, {}
    for row in await session.execute(text(ALL), values):
        looks[row.subject, row.name] = row.letters, row.words
        found = ways.setdefault((row.subject, row.name), [set() for _ in groups])
        found[row.place] |= {(row.how, where) for where in ("title", "summary", "text") if getattr(row, where)}
    weights = [rarity(group.documents) for group in groups]
    rarest = sorted(range(len(groups)), key=lambda place: groups[place].documents)[:3]
    code_of = {way: code for code, way in CODES.items()}
    told = {}
    for document, found in ways.items():
        whole = [any(how != "part" for how, _ in each) for each in found]
        if not (all(whole) if every_word else any(found[place] for place in rarest)):
            continue
        codes = [min((code_of[way] for way in each), default=0) for each in found]
        worth = [POINTS[CODES[code]] if code else 0 for code in codes]
        letters, words = looks[document]
        mean = sum(map(float.__mul__, map(float, worth), weights)) / sum(weights)
        share = sum(code > 0 for code in codes) / len(codes)
        covered = min(1, sum(1 <= code <= 3 for code in codes) / words)
        told[document] = codes, round(mean * (0.4 + 0.6 * share) * (1 + 0.5 * covered), 9), letters
    return told


async def test_it_is_what_a_reckoning_over_every_document_finds_in_that_order(world, database):
    compared = 0
    async with database.read() as session:
        for _, question, _ in judged():
            groups = (await understand(session, question, "nl")).groups
            for every_word in (True, False):
                found = await find(session, "nl", groups, every_word=every_word, chosen={}, limit=1000, offset=0)
                told = {
                    (item["subject"], item["name"]): (
                        item["codes"],
                        round(item["points"], 9),
                        len(item["title"].translate({ord(mark): None for mark in MARKS})),
                    )
                    for item in found.items
                }
                expected = await _slowly(session, groups, every_word=every_word)
                assert told == expected, question
                assert found.total == len(expected)
                order = [(-points, letters) for _, points, letters in told.values()]
                assert order == sorted(order), question
                compared += len(told)
    assert compared > 1_000


@pytest.mark.parametrize("titles", [True, False])
async def test_more_than_can_be_weighed_is_told_as_more_and_never_less(find, database, titles):
    async def add(begin, until):
        async with database.write() as session:
            await session.execute(text(MANY), {"titles": titles, "begin": begin, "until": until})

    await add(1, WEIGHED)
    page = await find("weefgetouw")
    assert (page["total"], page["totalIsMinimum"]) == (WEIGHED, False)
    assert page["facets"]["subject"] == [{"value": "toolbox", "count": WEIGHED}]
    await add(WEIGHED + 1, WEIGHED + 1)
    page = await find("weefgetouw")
    assert (page["total"], page["totalIsMinimum"]) == (WEIGHED, True)
    assert page["facets"]["subject"] == [{"value": "toolbox", "count": WEIGHED}]


async def test_words_in_the_title_are_weighed_however_many_have_them_in_their_text(find, database):
    async with database.write() as session:
        await session.execute(text(MANY), {"titles": False, "begin": 1, "until": 3 * WEIGHED})
        await session.execute(text(MANY), {"titles": True, "begin": 3 * WEIGHED + 1, "until": 3 * WEIGHED + 2})
    page = await find("weefgetouw", pageSize=3)
    assert [item["reasons"][0]["where"] for item in page["items"]] == ["title", "title", "text"]
