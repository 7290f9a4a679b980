"""How long the questions take to list, search and read, among few posts and among many.

`python -m tests.benchmarks.questions [few] [many]` counts posts (questions with two answers each): 10,000 and 1,000,000
unless told otherwise. Each size has a database of its own on the test server, dropped afterwards.
"""

import asyncio
import sys
from statistics import quantiles
from time import perf_counter
from uuid import UUID

from sqlalchemy import text

from backend.core.database import PooledDatabase, make_engine
from backend.core.schemas import PageQuery
from backend.questions.queries.answers import list_answers
from backend.questions.queries.questions import describe, get_question, list_questions
from backend.questions.queries.suggesting import suggest
from backend.questions.schemas.questions import QuestionFilter, SuggestedQuery
from tests.conftest import _server_url
from tests.journeys.service import database_of_its_own
from tests.questions.test_plans import CROWD

TIMES = 100


async def _fill(database: PooledDatabase, posts: int) -> UUID:
    async with database.write() as session:
        for statement in CROWD.read_text(encoding="utf-8").format(questions=posts // 3).split(";\n"):
            if statement.strip():
                await session.execute(text(statement))
        await session.execute(text("SET LOCAL session_replication_role = origin"))
        await session.execute(text("SELECT search_rebuild('questions')"))
        middle = await session.scalar(
            text("SELECT id FROM questions ORDER BY asked_at LIMIT 1 OFFSET :half"), {"half": posts // 6}
        )
    async with database.write() as session:
        for table in ("questions", "answers", "search_documents"):
            await session.execute(text(f"ANALYZE {table}"))
        await session.execute(text("SELECT search_count_words('nl')"))
    return middle


async def _measure(database: PooledDatabase, question_id: UUID) -> dict[str, tuple[float, float]]:
    async with database.read() as session:
        page = await list_questions(session, None, QuestionFilter(limit=50))
    wanted = {
        "list, a next page": lambda session: list_questions(session, None, QuestionFilter(after=page["next_cursor"])),
        "list of a theme and sector": lambda session: list_questions(
            session, None, QuestionFilter(theme="process", sector="F")
        ),
        "a question": lambda session: describe(session, None, question_id),
        "its answers": lambda session: _answers(session, question_id),
        "suggestions while typing": lambda session: suggest(session, SuggestedQuery(q="roosteren ploeg")),
    }
    return {name: await _timed(database, act) for name, act in wanted.items()}


async def _answers(session, question_id):
    return await list_answers(session, None, await get_question(session, None, question_id), PageQuery())


async def _timed(database, act) -> tuple[float, float]:
    took = []
    for _ in range(TIMES):
        async with database.read() as session:
            began = perf_counter()
            await act(session)
            took.append((perf_counter() - began) * 1000)
    cuts = quantiles(took, n=100)
    return cuts[49], cuts[98]


async def main(sizes: tuple[int, ...]) -> None:
    """Print the median and the 99th percentile in milliseconds, per size."""
    for posts in sizes:
        async with database_of_its_own(_server_url()) as url:
            database = PooledDatabase(make_engine(url, pool_size=2), make_engine(url, pool_size=2, reading=True))
            question_id = await _fill(database, posts)
            print(f"{posts:,} posts")
            for name, (median, slow) in (await _measure(database, question_id)).items():
                print(f"  {name:28} p50 {median:7.1f} ms  p99 {slow:7.1f} ms")
            await database.close()


if __name__ == "__main__":
    given = tuple(int(each) for each in sys.argv[1:])
    asyncio.run(main(given or (10_000, 1_000_000)))
