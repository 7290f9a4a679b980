"""How PostgreSQL would search among ten thousand documents: never by reading them through."""

import json

import pytest
from sqlalchemy import text

from backend.search.laying import count_words

ROWS = 10_000
LARGE = {"search_documents", "search_words"}
ASKED = (
    "/v1/search-results?q=zelfroosteren",
    "/v1/search-results?q=zelfrosteren",
    "/v1/search-results?q=roosterplanning+maken&theme=working_time&subject=toolbox",
    "/v1/search-results?q=kwantumfysica",
    "/v1/search-suggestions?q=zelf",
)


@pytest.fixture
async def crowded(client, database):
    """Ten thousand instruments more, of words that each stands in a few, and one that stands in all."""
    async with database.write() as session:
        await session.execute(
            text(
                "INSERT INTO search_documents (subject, source_id, name, language, address, title, summary, words, "
                "themes, sectors, provinces, is_demonstration) "
                "SELECT 'toolbox', gen_random_uuid(), 'nummer-' || n, 'nl', '/toolbox/nummer-' || n, "
                "'Titel' || md5(n::text), "
                "'Kort' || md5((n / 7)::text), 'Lang' || md5((n / 11)::text) || ' overal', '{process}', '{}', "
                "'{}', false "
                "FROM generate_series(1, :rows) n"
            ),
            {"rows": ROWS},
        )
        await count_words(session)
    for table in sorted(LARGE):
        await database.connection.exec_driver_sql(f"ANALYZE {table}")


def _read_through(plan):
    found = {plan["Relation Name"]} if plan["Node Type"] == "Seq Scan" else set()
    return found.union(*(_read_through(child) for child in plan.get("Plans", [])))


def _begun(plan):
    """The indexes that were read, of those that the plan has."""
    found = {plan["Index Name"]} if plan.get("Index Name") and plan["Actual Loops"] else set()
    return found.union(*(_begun(child) for child in plan.get("Plans", [])))


async def _asked(client, catcher, path):
    catcher.take()
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return [(sql, parameters) for sql, parameters in catcher.take() if "search_" in sql]


async def test_what_stands_in_every_document_is_looked_up_in_a_share_of_them(crowded, client, catcher, database):
    *_, (sql, parameters) = await _asked(client, catcher, "/v1/search-results?q=overal")
    plan = (await database.connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", parameters)).scalar()
    begun = _begun((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"])
    assert "search_documents_search_nl_0_idx" in begun
    assert begun.isdisjoint(f"search_documents_search_nl_{number}_idx" for number in (1, 2, 3))


async def test_a_question_without_errors_is_two_round_trips(crowded, client, catcher):
    assert len(await _asked(client, catcher, "/v1/search-results?q=overal")) == 2


async def test_no_search_reads_the_documents_through(crowded, client, catcher, database):
    read_through = {}
    for path in ASKED:
        asked = await _asked(client, catcher, path)
        assert asked
        for sql, parameters in asked:
            plan = (await database.connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {sql}", parameters)).scalar()
            root = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
            if tables := LARGE & _read_through(root):
                read_through[path] = tables
    assert read_through == {}
