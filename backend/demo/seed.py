"""Fill an empty database: the questionnaire, the content and the demonstration world, in one transaction."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.database import PooledDatabase, make_engine
from backend.demo import (
    advisers,
    branch_figures,
    branches,
    campaigns,
    complaints,
    events,
    exchange,
    extracts,
    groups,
    instruments,
    modules,
    monitor,
    monitoring,
    network,
    obstacles,
    organisations,
    plans,
    practices,
    publications,
    questions,
    releases,
    reviews,
    scans,
    second_scans,
    studies,
    told_practices,
    toolbox,
    trajectories,
    vouchers,
)
from backend.demo.world import World
from backend.identity.models import Account
from backend.search.laying import rebuild
from backend.settings import read_settings

SUBJECTS = (
    organisations,
    branches,
    toolbox,
    advisers,
    practices,
    scans,
    second_scans,
    modules,
    campaigns,
    plans,
    vouchers,
    trajectories,
    reviews,
    complaints,
    obstacles,
    events,
    groups,
    questions,
    network,
    monitoring,
    told_practices,
    publications,
    branch_figures,
    exchange,
    monitor,
    releases,
    studies,
    extracts,
    instruments,
)


async def seed(session: AsyncSession) -> None:
    """Every subject in turn, and what search finds of them."""
    world = World()
    for subject in SUBJECTS:
        await subject.seed(session, world)
    await rebuild(session)


async def seed_if_empty() -> bool:
    """Seed when there are no accounts yet; answers whether it did. Half a seed is never left behind."""
    engine = make_engine(read_settings().database_url, pool_size=2)
    try:
        async with PooledDatabase(engine).write() as session:
            if await session.scalar(select(func.count()).select_from(Account)):
                return False
            await seed(session)
            return True
    finally:
        await engine.dispose()
