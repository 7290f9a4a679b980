"""A stage of the platform whose transactions really commit, and the system of Syntens beside it."""

import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
import pytest

from backend.core.database import PooledDatabase
from backend.identity.scopes import OrganisationKind
from tests.makers.machines import make_system
from tests.makers.payments import another
from tests.makers.vouchers import Stage, bring_to, set_stage
from tests.partner.api import Platform
from tests.partner.deciding import still_sensible
from tests.partner.store import Store
from tests.partner.syncing import Syncing
from tests.partner.weather import Weather


@pytest.fixture
async def database(committed: PooledDatabase) -> PooledDatabase:
    """The feed is filled by commits: here everybody works on a database that really commits."""
    return committed


@dataclass
class Both:
    """The platform with its people, and the other system with its store."""

    stage: Stage
    officer_id: UUID
    store: Store
    syncing: Syncing
    weather: Weather
    proof: tuple[str, str]
    vouchers: list[str] = field(default_factory=list)

    async def as_the_platform_has_it(self) -> dict[str, str]:
        """The status of each voucher, as an officer reads it."""
        found = {}
        for voucher in self.vouchers:
            found[voucher] = (await self.stage.officer.get(f"/vouchers/{voucher}")).json()["status"]
        return found

    def as_the_system_has_it(self) -> dict[str, str]:
        """The status of each voucher, as the other system knows it."""
        return {voucher.id: voucher.status for voucher in self.store.vouchers().values()}


@pytest.fixture
async def both(app: Any, database: Any, client_as: Any, tmp_path: Any) -> AsyncIterator[Callable[..., Any]]:
    """`await both(vouchers=3, seed=1)`: a round with so many submitted vouchers, and a system that follows it."""
    opened: list[Platform] = []

    async def make(*, vouchers: int, seed: int = 0) -> Both:
        stage = await set_stage(database, client_as, budget_cents=vouchers * 2_500_00)
        me = (await stage.officer.get("/session")).json()
        async with database.write() as session:
            system = await make_system(
                session, kind=OrganisationKind.EXECUTING_BODY, organisation_id=UUID(me["organisation"]["id"])
            )
        weather = Weather(httpx.ASGITransport(app, raise_app_exceptions=False), random.Random(seed))
        proof = (str(system.client_id), system.secret)
        platform = Platform("http://test", *proof, transport=weather)
        opened.append(platform)
        store = Store(tmp_path / "partner.sqlite")
        found = Both(stage, UUID(me["account"]["id"]), store, Syncing(platform, store, still_sensible), weather, proof)
        for _ in range(vouchers):
            found.vouchers.append(await bring_to(await another(database, client_as, stage), "submitted"))
        return found

    yield make
    for platform in opened:
        await platform.close()
