"""What the end of a company does is seen beforehand, and an end recorded by mistake is undone with a reason."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.core import clock
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.monitoring.models import Enrolment, EnrolmentKind
from backend.organisations.models import Company
from backend.organisations.parting import Departure
from backend.scans.models import ScanStatus
from backend.trajectories.models import Trajectory, TrajectoryStatus
from tests.makers.organisations import make_company
from tests.makers.scans import make_scan
from tests.makers.trajectories import make_trajectory
from tests.makers.vouchers import apply, bring_to, move, once, set_stage

REASON = "Uitgeschreven uit het handelsregister."
MISTAKE = "De curator bedoelde een ander bedrijf met dezelfde naam."


@pytest.fixture
async def stage(database, client_as):
    return await set_stage(database, client_as)


async def _change(client, company, **body):
    path = f"/companies/{company.id}"
    version = (await client.get(path)).headers.get("ETag", '"1"')
    return await client.post(f"{path}/status-changes", json=body, headers={**once(), "If-Match": version})


async def _end(stage, **fields):
    wish = {"toStatus": "bankrupt", "endedOn": clock.today().isoformat(), "reason": REASON, **fields}
    ended = await _change(stage.officer, stage.company, **wish)
    assert ended.status_code == 201, ended.text


async def _undo(client, company, reason=MISTAKE):
    return await _change(client, company, toStatus="active", reason=reason)


async def _effects(stage):
    return (await stage.officer.get(f"/companies/{stage.company.id}/ending-effects")).json()


async def _follow(database, company, **fields):
    async with database.write() as session:
        today = clock.today() - timedelta(days=20)
        session.add(Enrolment(company_id=company.id, kind=EnrolmentKind.PARTICIPANT, started_on=today, **fields))


def kind(answer):
    return answer.status_code, answer.json()["type"].removeprefix("/v1/problems/")


async def test_an_officer_sees_what_an_end_would_do(stage, database):
    assert await _effects(stage) == {
        "openVouchers": [],
        "drafts": 0,
        "openScans": 0,
        "followed": False,
        "followedAgain": False,
        "decidedVouchers": [],
    }
    voucher_id = await bring_to(stage, "granted")
    await _follow(database, stage.company)
    async with database.write() as session:
        await make_scan(session, stage.company.id, status=ScanStatus.OPEN)
    found = await _effects(stage)
    assert [(voucher["id"], voucher["status"]) for voucher in found["openVouchers"]] == [(voucher_id, "granted")]
    assert (found["openScans"], found["followed"], found["followedAgain"]) == (1, True, False)
    assert (await move(stage.officer, voucher_id, "revoked", reason=REASON)).status_code == 201
    await apply(stage)
    found = await _effects(stage)
    assert (found["openVouchers"], found["drafts"]) == ([], 1)
    await _end(stage)
    found = await _effects(stage)
    assert (found["followed"], found["followedAgain"]) == (False, True)
    assert [voucher["id"] for voucher in found["decidedVouchers"]] == [voucher_id]


async def test_an_end_by_mistake_is_undone_and_the_company_reads_both(stage, database):
    draft = await apply(stage)
    await _follow(database, stage.company)
    await _end(stage)
    undone = await _undo(stage.second_officer, stage.company)
    assert undone.status_code == 201, undone.text
    assert (undone.json()["status"], undone.json()["endedOn"], undone.json()["successor"]) == ("active", None, None)
    told = (await stage.owner.get(f"/companies/{stage.company.id}/status-changes")).json()["items"]
    assert [(change["toStatus"], change["reason"], change["endedOn"]) for change in told] == [
        ("active", MISTAKE, None),
        ("bankrupt", REASON, clock.today().isoformat()),
    ]
    assert (await move(stage.owner, draft, "submitted")).status_code == 201
    async with database.read() as session:
        assert await session.scalar(select(Enrolment.ended_on)) is None
        acts = select(AuditEntry.act).where(AuditEntry.act.startswith("companies."))
        assert set(await session.scalars(acts)) == {"companies.bankrupt", "companies.reinstate"}


async def test_a_merger_is_undone_and_can_end_again(stage, database):
    async with database.write() as session:
        other = await make_company(session, name="Opvolger B.V.")
    await _end(stage, toStatus="merged", successorKvkNumber=other.kvk_number)
    assert (await _undo(stage.officer, stage.company)).json()["successor"] is None
    await _end(stage, toStatus="stopped")
    told = (await stage.owner.get(f"/companies/{stage.company.id}/status-changes")).json()["items"]
    assert [change["toStatus"] for change in told] == ["stopped", "active", "merged"]


async def test_who_was_not_followed_or_left_is_not_followed_after(stage, database):
    await _follow(database, stage.company, ended_on=clock.today() - timedelta(days=3))
    await _end(stage)
    assert (await _effects(stage))["followedAgain"] is False
    assert (await _undo(stage.officer, stage.company)).status_code == 201
    async with database.write() as session:
        assert await session.scalar(select(Enrolment.ended_on)) == clock.today() - timedelta(days=3)
        await session.execute(update(Enrolment).values(ended_on=None))
    await _end(stage)
    async with database.write() as session:
        session.add(Departure(company_id=stage.company.id, left_at=clock.now()))
    assert (await _effects(stage))["followedAgain"] is False
    assert (await _undo(stage.officer, stage.company)).status_code == 201
    async with database.read() as session:
        assert await session.scalar(select(Enrolment.ended_on)) == clock.today()


async def test_a_revoked_voucher_stays_revoked_and_is_reopened_from_its_file(stage):
    voucher_id = await bring_to(stage, "granted")
    await move(stage.officer, voucher_id, "revoked", reason=REASON)
    await _end(stage)
    assert (await _undo(stage.officer, stage.company)).status_code == 201
    assert (await stage.owner.get(f"/vouchers/{voucher_id}")).json()["status"] == "revoked"
    assert (await move(stage.officer, voucher_id, "in_review", reason=MISTAKE)).status_code == 201


async def test_what_exists_is_not_undone_and_a_reason_is_needed(stage):
    assert kind(await _undo(stage.officer, stage.company)) == (409, "company-not-ended")
    await _end(stage)
    assert (await _undo(stage.officer, stage.company, reason=" ")).status_code == 400
    stray = await _change(stage.officer, stage.company, toStatus="active", reason=MISTAKE, endedOn="2026-01-01")
    assert stray.status_code == 400
    stale = await stage.officer.post(
        f"/companies/{stage.company.id}/status-changes",
        json={"toStatus": "active", "reason": MISTAKE},
        headers={**once(), "If-Match": '"99"'},
    )
    assert stale.status_code == 412


@pytest.mark.parametrize("role", [Role.OWNER, Role.BRANCH_OFFICER, Role.PROGRAMME_OFFICER])
async def test_nobody_but_syntens_undoes_or_sees_the_effects(stage, client_as, role):
    await _end(stage)
    client = await client_as(role, organisation_id=stage.company.id if role is Role.OWNER else None)
    assert (await _undo(client, stage.company)).status_code == 403
    assert (await client.get(f"/companies/{stage.company.id}/ending-effects")).status_code == 403


async def test_no_trajectory_begins_for_a_company_that_ended(stage, database):
    async with database.write() as session:
        planned = await make_trajectory(
            session, company_id=stage.company.id, adviser=stage.adviser, status=TrajectoryStatus.PLANNED
        )
    await _end(stage)
    wish = {"adviserId": str(stage.adviser.id), "theme": "work_division", "goal": "Samen roosteren."}
    refused = await stage.owner.post("/trajectories", json=wish, headers=once())
    assert kind(refused) == (409, "company-ended")
    assert refused.json()["currentStatus"] == "bankrupt"
    version = (await stage.adviser_client.get(f"/trajectories/{planned.id}")).headers["ETag"]
    started = await stage.adviser_client.post(
        f"/trajectories/{planned.id}/status-changes",
        json={"toStatus": "running"},
        headers={**once(), "If-Match": version},
    )
    assert kind(started) == (409, "company-ended")
    assert (await _undo(stage.officer, stage.company)).status_code == 201
    assert (await stage.owner.post("/trajectories", json=wish, headers=once())).status_code == 201


async def test_the_database_keeps_trajectories_from_beginning_itself(stage, database):
    async with database.write() as session:
        planned = await make_trajectory(
            session, company_id=stage.company.id, adviser=stage.adviser, status=TrajectoryStatus.PLANNED
        )
        ending = update(Company).where(Company.id == stage.company.id)
        await session.execute(ending.values(status="stopped", ended_on=clock.today()))
    with pytest.raises(IntegrityError, match="nothing begins"):
        async with database.write() as session:
            await make_trajectory(session, company_id=stage.company.id, adviser=stage.adviser)
    starting = update(Trajectory).where(Trajectory.id == planned.id)
    with pytest.raises(IntegrityError, match="nothing begins"):
        async with database.write() as session:
            await session.execute(starting.values(status="running", started_on=clock.today()))


async def test_everybody_of_the_company_hears_of_the_end_and_of_its_undoing(stage, database, client_as):
    await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=stage.company.id)
    async with database.write() as session:
        other = await make_company(session)
    await client_as(Role.OWNER, organisation_id=other.id)
    told = select(Mail.template, Mail.recipient).where(Mail.template.in_(["company_ended", "company_reinstated"]))
    await _end(stage)
    async with database.read() as session:
        ended = (await session.execute(told)).all()
    assert {template for template, _ in ended} == {"company_ended"}
    assert (await _undo(stage.officer, stage.company)).status_code == 201
    async with database.read() as session:
        both = (await session.execute(told)).all()
    undone = {recipient for template, recipient in both if template == "company_reinstated"}
    assert undone == {recipient for _, recipient in ended}
    assert len(ended) == len(undone) >= 2
    notices = (await stage.owner.get("/notices")).json()["items"]
    titles = {(notice["title"]["nl"], notice["title"]["en"]) for notice in notices}
    assert titles >= {
        ("Uw bedrijf staat als beëindigd in het programma", "Your company is recorded as ended"),
        ("Uw bedrijf doet weer mee", "Your company takes part again"),
    }
