"""Migrations: up, down and up again on a real database, and no drift from the models."""

import asyncio
import re
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Enum, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from backend.core.models import Base
from backend.tables import ALL_MODELS

ROOT = Path(__file__).resolve().parents[2]


def _alembic(url, act):
    config = Config(ROOT / "migrations" / "alembic.ini")
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    act(config)


@pytest.fixture
async def empty_database(database_server):
    name = f"migrating_{uuid4().hex[:10]}"
    plain = make_url(database_server).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(plain)
    await connection.execute(f"CREATE DATABASE {name}")
    yield make_url(database_server).set(database=name).render_as_string(hide_password=False)
    await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await connection.close()


async def _tables(url):
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.connect() as connection:
        rows = await connection.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'")
        )
        found = {row[0] for row in rows}
        functions = await connection.scalar(
            text(
                "SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
                "LEFT JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e' "
                "WHERE n.nspname = 'public' AND d.objid IS NULL"
            )
        )
    await engine.dispose()
    return found, functions


async def test_up_down_and_up_again(empty_database):
    await asyncio.to_thread(_alembic, empty_database, lambda config: command.upgrade(config, "head"))
    first = await _tables(empty_database)
    await asyncio.to_thread(_alembic, empty_database, lambda config: command.downgrade(config, "base"))
    assert await _tables(empty_database) == (set(), 0)
    await asyncio.to_thread(_alembic, empty_database, lambda config: command.upgrade(config, "head"))
    assert await _tables(empty_database) == first
    assert first[0] == set(Base.metadata.tables)


async def test_a_tick_becomes_what_is_known_and_no_more(empty_database):
    """Of an open scan that its staff was told; a draft with a tick is asked who speaks for the staff, and when."""
    asking = "202611260457"
    await asyncio.to_thread(_alembic, empty_database, lambda config: command.upgrade(config, asking))
    await asyncio.to_thread(_alembic, empty_database, lambda config: command.downgrade(config, "-1"))
    engine = create_async_engine(empty_database, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.execute(text("SET LOCAL session_replication_role = replica"))  # a scan without a company
        await connection.execute(
            text(
                "INSERT INTO scans (id, company_id, version_id, title, status, staff_informed, shared_with_employees, "
                "opened_at, closes_on, version) SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), "
                "'Scan', status, told, true, now(), current_date + 7, 1 "
                "FROM (VALUES ('draft', false), ('draft', true), ('open', true)) before (status, told)"
            )
        )
    await asyncio.to_thread(_alembic, empty_database, lambda config: command.upgrade(config, "head"))
    columns = "status, representation, staff_informed_on, staff_informed_how, staff_agreed"
    async with engine.connect() as connection:
        rows = {tuple(row) for row in await connection.execute(text(f"SELECT {columns} FROM scans"))}
    assert rows == {("draft", None, None, None, False), ("open", "not_recorded", None, None, False)}
    await asyncio.to_thread(_alembic, empty_database, lambda config: command.downgrade(config, f"{asking}-1"))
    async with engine.connect() as connection:
        rows = {tuple(row) for row in await connection.execute(text("SELECT status, staff_informed FROM scans"))}
    await engine.dispose()
    assert rows == {("draft", False), ("open", True)}


async def test_the_database_is_what_the_models_say(engine):
    def compare(connection):
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, Base.metadata)

    assert ALL_MODELS
    async with engine.connect() as connection:
        assert await connection.run_sync(compare) == []


async def test_every_check_on_an_enum_holds_the_values_of_the_enum(engine):
    """Alembic does not see this drift."""
    async with engine.connect() as connection:
        rows = await connection.execute(
            text("SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'")
        )
        checks = {}
        for table, definition in rows:
            checks.setdefault(table.strip('"'), []).append(definition)
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if not isinstance(column.type, Enum):
                continue
            wanted = set(column.type.enums)
            of_column = [
                set(re.findall(r"'([^']+)'::character varying", definition))
                for definition in checks.get(table.name, [])
                if re.search(rf"\(\(?{column.name}\)?::text = ANY", definition)
            ]
            assert wanted in of_column, f"{table.name}.{column.name}: {of_column}"


def test_every_migration_can_be_read_in_order():
    versions = sorted((ROOT / "migrations" / "versions").glob("*.py"))
    numbers = [
        re.search(r'^revision = ["\'](\d+)', path.read_text(encoding="utf-8"), re.MULTILINE)[1] for path in versions
    ]
    assert numbers == sorted(numbers)
