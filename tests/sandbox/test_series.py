"""A long series of moves of a system that tries out is made in the sandbox, by the rights it has in the real one."""

from uuid import UUID, uuid4

from sqlalchemy import select, text, update

from backend.identity.models import MachineClient
from backend.organisations.models import Company
from backend.vouchers.models import StatusChangeJob, Voucher
from backend.vouchers.service.bulk_jobs import carry_out_next

THEN = "2026-03-02T09:30:00+01:00"


async def test_a_series_is_made_in_the_sandbox_as_far_as_the_rights_reach(system, trying, database, sandbox):
    async with sandbox.read() as session:
        officer = await session.scalar(text("SELECT id FROM accounts WHERE email = 'tineke@syntens.example'"))
        submitted = await session.scalar(select(Voucher).join(Company).where(Voucher.status == "submitted").limit(1))
    change = {"toStatus": "in_review", "occurredAt": THEN, "decidedByAccountId": str(officer)}
    first = {"voucherId": str(submitted.id), "ifVersion": submitted.version}
    items = [
        {**first, "change": {**change, "sourceEventId": uuid4().hex}},
        *({"voucherId": str(uuid4()), "ifVersion": 1, "change": {**change, "sourceEventId": uuid4().hex}},) * 500,
    ]
    taken = await system.post("/voucher-status-changes", json={"items": items})
    assert taken.status_code == 202, taken.text
    assert await carry_out_next(sandbox, database)
    async with sandbox.read() as session:
        assert (await session.get_one(Voucher, submitted.id)).status == "in_review"
    async with database.write() as session:
        await session.execute(
            update(MachineClient).where(MachineClient.id == trying.client_id).values(scopes=["vouchers:read"])
        )
    assert await carry_out_next(sandbox, database)  # the rest is refused in one stroke
    assert not await carry_out_next(sandbox, database)
    async with sandbox.read() as session:
        job = await session.get_one(StatusChangeJob, UUID(taken.json()["id"]))
        assert (job.done, job.applied, job.refused) == (501, 1, 500)
    async with database.read() as session:
        assert await session.scalar(select(StatusChangeJob)) is None
