"""A list of very many questions is read by its index, from where the last page ended, and never sorted or counted."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import postgresql

from backend.questions.queries.questions import list_questions, list_statement
from backend.questions.schemas.questions import QuestionFilter

CROWD = Path(__file__).with_name("crowd.sql")


@pytest.fixture
async def crowd(database):
    async with database.write() as session:
        for statement in CROWD.read_text(encoding="utf-8").format(questions=20_000).split(";\n"):
            if statement.strip():
                await session.execute(text(statement))
        await session.execute(text("SET LOCAL session_replication_role = origin"))
        await session.execute(text("ANALYZE questions"))
    return database


@pytest.mark.parametrize("chosen", [{}, {"theme": "process"}, {"sector": "C"}, {"status": "open"}])
async def test_each_page_walks_an_index_in_order(crowd, chosen):
    async with crowd.read() as session:
        first = await list_questions(session, None, QuestionFilter(**chosen))
        wanted = QuestionFilter(**chosen, after=first["next_cursor"])
        sql = list_statement(None, wanted).compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
        plan = "\n".join(await session.scalars(text(f"EXPLAIN {sql}".replace(":", "\\:"))))
    assert "questions_public" in plan, plan
    assert "Sort" not in plan, plan
    assert "Seq Scan on questions" not in plan, plan


async def test_a_sector_that_nobody_asks_for_is_not_sought_through_all(crowd):
    async with crowd.read() as session:
        wanted = QuestionFilter(sector="U")
        sql = list_statement(None, wanted).compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
        plan = "\n".join(await session.scalars(text(f"EXPLAIN {sql}".replace(":", "\\:"))))
    assert "questions_sectors_idx" in plan, plan
