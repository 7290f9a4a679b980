"""A release of the effect over a hundred and twenty invented firms, so that its pages can be looked at.

The firms stand nowhere in the database: their snapshot is made here, and goes through the same computation, the same
gate and the same tables as that of real ones. It is marked as invented, and counts nowhere.
"""

import asyncio
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.review import VersionStatus
from backend.demo.world import World
from backend.monitoring import queries as monitoring
from backend.monitoring.models import Transformation
from backend.releases.models import EffectRelease
from backend.releases.request import Request
from backend.releases.service.carrying_out import come_out, keep_snapshot
from backend.releases.service.child import run_in_child
from backend.toolbox.models import ToolboxItem, ToolboxVersion

KEY = sha256(b"demonstration").digest()


async def seed(session: AsyncSession, world: World) -> None:  # noqa: ARG001 - every subject of the world is called alike
    """Freeze the invented firms, compute in a process of its own as the worker does, and publish."""
    from backend.demo import effect_firms  # numpy is loaded where there is something to compute

    indicators = {
        each.code: each.transformation.value
        for each in await monitoring.list_indicators(session)
        if each.transformation is not Transformation.LEVEL
    }
    tools = list(
        await session.scalars(
            select(ToolboxItem.slug)
            .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
            .where(ToolboxVersion.status == VersionStatus.PUBLISHED)
            .order_by(ToolboxItem.slug)
            .limit(3)
        )
    )
    content = await asyncio.to_thread(lambda: effect_firms.firms(indicators, tools).pack())
    release = EffectRelease(
        data_until=clock.today(), reason="Voorbeeld.", ordered_at=clock.now(), is_demonstration=True
    )
    session.add(release)
    await session.flush()
    await keep_snapshot(
        session, release, KEY, content, firms=effect_firms.PARTICIPANTS + effect_firms.OTHERS, behind={}
    )
    _, _, result = (await run_in_child(Request(content).pack())).partition(b"\n")
    await come_out(session, release, [], result, clock.now())
    release.publish(clock.now(), None)
    await session.flush()
