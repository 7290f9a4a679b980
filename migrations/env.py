"""Run the migrations: async, with a lock timeout, so that a deployment never blocks the service."""

import asyncio

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from backend.core.models import Base
from backend.settings import Settings
from backend.tables import ALL_MODELS

target_metadata = Base.metadata
assert ALL_MODELS


def _migrate(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=target_metadata, compare_type=True)
    with context.begin_transaction():
        connection.execute(text("SELECT pg_advisory_xact_lock(741852963)"))  # two servers starting at once take turns
        connection.execute(text("SET LOCAL lock_timeout = '5s'"))
        connection.execute(text("SET LOCAL statement_timeout = '15min'"))
        context.run_migrations()


async def _run() -> None:
    url = context.config.get_main_option("sqlalchemy.url") or Settings().database_url
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(_migrate)
        await connection.commit()
    await engine.dispose()


existing = context.config.attributes.get("connection")
if existing is not None:
    _migrate(existing)
else:
    asyncio.run(_run())
