"""Erasing again after a restore, as a command."""

from backend.core.database import PooledDatabase, make_engine
from backend.files.store import open_store
from backend.privacy.service import erasures
from backend.settings import Settings, read_settings


async def replay(settings: Settings | None = None) -> int:
    """Read the log that stands outside the database, and erase again whoever is back. Answers how many were."""
    settings = settings or read_settings()
    engine = make_engine(settings.database_url, pool_size=1)
    try:
        async with PooledDatabase(engine).write() as session:
            return await erasures.replay(session, open_store(settings))
    finally:
        await engine.dispose()
