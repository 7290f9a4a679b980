"""The judged set over the demonstration world: nine of ten questions have their answer among the first three."""

import sys

from sqlalchemy import select

from backend.search import queries
from backend.search.models import SearchDocument
from backend.search.schemas import SearchFilter
from tests.search.judging import judged, name_of, places, success


def test_the_set_is_large_and_of_every_sort():
    by_sort = {}
    for sort, query, right in judged():
        by_sort.setdefault(sort, set()).add(query)
        assert 1 <= len(right) <= 6, query
    assert sum(map(len, by_sort.values())) >= 60
    assert {sort for sort, queries in by_sort.items() if len(queries) >= 15} == {
        "plain",
        "typing_error",
        "compound",
        "synonym",
        "everyday",
    }


async def test_nine_of_ten_questions_have_their_answer_among_the_first_three(demonstration, database, capsys):
    async with database.read() as session:
        fields = (SearchDocument.subject, SearchDocument.name, SearchDocument.address, SearchDocument.title)
        rows = await session.execute(select(*fields).where(SearchDocument.language == "nl"))
        known = {name_of({**row, "title": [{"text": row["title"]}]}) for row in rows.mappings()}
        assert {name for _, _, right in judged() for name in right} - known == set()

        async def ask(query):
            return (await queries.search(session, SearchFilter(q=query)))["items"]

        found = await places(ask)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(found)} questions: success@1 {success(found, 1):.3f}, success@3 {success(found, 3):.3f}\n"
        )
    assert success(found, 3) >= 0.9, [each for each in found if each[2] is None or each[2] > 3]
