"""A system beside the platform is kept in step through the sandbox, with everything going wrong on purpose."""

import random

import pytest
from httpx import ASGITransport
from sqlalchemy import select, text, update

from backend.identity.models import MachineClient
from backend.organisations.models import Company
from backend.vouchers.models import Voucher
from tests.conftest import PUBLIC_URL
from tests.partner.api import Away, Platform
from tests.partner.deciding import decide, still_sensible
from tests.partner.store import DONE, Store
from tests.partner.syncing import Syncing

FAULTS = {"refused_every": 4, "lost_every": 3, "doubled_every": 2}


@pytest.fixture
async def platform(app, trying):
    reached = Platform(
        PUBLIC_URL, str(trying.client_id), trying.secret, transport=ASGITransport(app, raise_app_exceptions=False)
    )
    yield reached
    await reached.close()


async def _until_it_works(work):
    for _ in range(10):
        try:
            return await work()
        except Away:
            continue
    raise AssertionError("it never worked")


async def test_it_ends_in_step(platform, trying, database, sandbox, tmp_path):
    async with database.write() as session:
        await session.execute(update(MachineClient).where(MachineClient.id == trying.client_id).values(faults=FAULTS))
    async with sandbox.read() as session:
        officer = await session.scalar(text("SELECT id FROM accounts WHERE email = 'tineke@syntens.example'"))
        named = select(Company.id).where(Company.name.endswith("om samen te lopen"))
        voucher = await session.scalar(select(Voucher.id).where(Voucher.company_id.in_(named)))
    store = Store(tmp_path / "partner.sqlite")
    syncing = Syncing(platform, store, still_sensible)
    await _until_it_works(syncing.catch_up)
    made = decide(store.voucher(str(voucher)), officer, random.Random(7))
    store.make(made)
    for _ in range(5):
        await _until_it_works(syncing.bring_across)
    assert store.states() == {made.event_id: DONE}
    await _until_it_works(syncing.catch_up)
    async with sandbox.read() as session:
        rows = await session.execute(select(Voucher.id, Voucher.status).where(Voucher.submitted_at.is_not(None)))
    assert {voucher.id: voucher.status for voucher in store.vouchers().values()} == {str(id_): to for id_, to in rows}
    assert syncing.counted.known_already > 0  # what came twice changed nothing
