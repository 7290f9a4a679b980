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
    """Ten thousand instruments more, of words that each stands in a few."""
    async with database.write() as session:
        await session.execute(
            text(
                "INSERT INTO search_documents (subject, source_id, name, language, address, title, summary, words, "
                "themes, sectors, provinces, is_demonstration) "
                "SELECT 'toolbox', gen_random_uuid(), 'nummer-' || n, 'nl', '/toolbox/nummer-' || n, "
                "'Titel' || md5(n::text), "
                "'Kort' || md5((n / 7)::text), 'Lang' || md5((n / 11)::text), '{process}', '{}', '{}', false "
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


async def test_no_search_reads_the_documents_through(crowded, client, catcher, database):
    read_through = {}
    for path in ASKED:
        catcher.take()
        answer = await client.get(path)
        assert answer.status_code == 200, answer.text
        asked = [(sql, parameters) for sql, parameters in catcher.take() if "search_" in sql]
        assert asked
        for sql, parameters in asked:
            plan = (await database.connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {sql}", parameters)).scalar()
            root = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
            if tables := LARGE & _read_through(root):
                read_through[path] = tables
    assert read_through == {}
