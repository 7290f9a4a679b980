"""A start passes over tables and content only when the database itself says that both are there."""

from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.engine import make_url

from backend.start import content
from backend.start.database import for_driver
from backend.start.places import ROOT


def newest() -> str:
    """The newest migration, as the migrations' own program finds it."""
    return str(ScriptDirectory.from_config(Config(ROOT / "migrations" / "alembic.ini")).get_current_head())


@pytest.fixture
async def empty(database_server: str):
    """A database without tables, and a connection to it."""
    name = f"starting_{uuid4().hex[:10]}"
    keeper = await asyncpg.connect(for_driver(database_server))
    await keeper.execute(f"CREATE DATABASE {name}")
    url = for_driver(make_url(database_server).set(database=name).render_as_string(hide_password=False))
    connection = await asyncpg.connect(url)
    yield url, connection
    await connection.close()
    await keeper.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await keeper.close()


def test_the_newest_migration_is_the_one_that_no_other_continues() -> None:
    assert content.newest(content.VERSIONS.glob("*.py")) == {newest()}


def test_two_migrations_side_by_side_are_both_newest(tmp_path: Path) -> None:
    for name, before in {"1": "None", "2": '"1"', "3": '"1"'}.items():
        (tmp_path / f"{name}.py").write_text(f'revision = "{name}"\ndown_revision: str | None = {before}\n')
    assert content.newest(tmp_path.glob("*.py")) == {"2", "3"}


async def test_only_a_filled_database_at_the_newest_migration_is_current(empty) -> None:
    url, connection = empty
    assert not await content.is_current(url)  # no tables
    await connection.execute("CREATE TABLE alembic_version (version_num text); CREATE TABLE accounts (id int)")
    assert not await content.is_current(url)  # a first migration that was undone
    await connection.execute("INSERT INTO alembic_version VALUES ($1)", newest())
    assert not await content.is_current(url)  # killed between the tables and the content
    await connection.execute("INSERT INTO accounts VALUES (1)")
    assert await content.is_current(url)
    await connection.execute("UPDATE alembic_version SET version_num = '0001'")
    assert not await content.is_current(url)  # an older copy that was put back


async def test_a_database_that_cannot_be_asked_is_not_current(database_server: str) -> None:
    missing = make_url(database_server).set(database="there_is_none").render_as_string(hide_password=False)
    assert not await content.is_current(for_driver(missing))
