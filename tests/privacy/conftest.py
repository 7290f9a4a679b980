"""The demonstration world, and means to look through everything that is kept."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import text

from backend.demo.world import World
from backend.files.store import open_store


@pytest.fixture
def world(demonstration) -> World:
    return demonstration


@pytest.fixture
def store(settings):
    return open_store(settings)


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole database, as text."""

    database: Any

    async def places_of(self, *words: str) -> set[str]:
        """The columns of text or JSON in which one of the words stands, as `table.column`."""
        found = set()
        async with self.database.read() as session:
            columns = await session.execute(
                text(
                    "SELECT table_name, column_name, data_type FROM information_schema.columns "
                    "WHERE table_schema = 'public' "
                    "AND data_type IN ('character varying', 'text', 'jsonb', 'ARRAY', 'tsvector', 'bytea')"
                )
            )
            for table, column, kind in columns.all():
                shown = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
                any_of = text(f'SELECT EXISTS (SELECT FROM "{table}" WHERE lower({shown}) LIKE ANY (:words))')
                if await session.scalar(any_of, {"words": [f"%{word.lower()}%" for word in words]}):
                    found.add(f"{table}.{column}")
        return found

    async def value(self, sql: str, **parameters: Any) -> Any:
        async with self.database.read() as session:
            return await session.scalar(text(sql), parameters)

    async def rows(self, sql: str, **parameters: Any) -> list[Any]:
        async with self.database.read() as session:
            return list((await session.execute(text(sql), parameters)).all())


@pytest.fixture
def whole(database) -> Whole:
    return Whole(database)


@pytest.fixture
def enter(client_as, world):
    """`await enter("marieke@korenbloem.example")`: somebody of the demonstration world, signed in."""

    async def sign_in(email: str) -> Any:
        person = world.people[email]
        return await client_as(organisation_id=person.organisation_id, account_id=person.account_id)

    return sign_in
