"""A branch leaves: first it sees what stops, then it gives notice, and after the last day the worker carries it out."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from backend.audit.models import AuditEntry
from backend.branches.service import exiting, reminding
from backend.branches.service.exiting import carry_out_next
from backend.campaigns.models import CampaignStatus, ScanCampaign
from backend.core import clock
from backend.identity.models import BranchParticipation, BranchStatus, MachineClient, Mandate
from backend.identity.scopes import OrganisationKind, Role
from backend.members.models import FileFormat, ImportStatus, MemberImport
from backend.notifications.models import Notice
from backend.organisations.models import BranchMember, BranchMembership
from backend.webhooks.models import WebhookEndpoint
from tests.makers.branches import make_member
from tests.makers.campaigns import make_campaign
from tests.makers.identity import make_organisation, make_principal
from tests.makers.machines import make_system
from tests.makers.organisations import make_company
from tests.makers.webhooks import make_webhook

WHY = "Onze leden gaan verder met een andere organisatie."


def _today(days=0):
    return (clock.today() + timedelta(days=days)).isoformat()


async def _furnish(session, branch_id, companies=3):
    """A system, a webhook, an import under way, a mandate, and companies that are members."""
    await make_system(session, organisation_id=branch_id, scopes=frozenset({"members:read"}))
    await make_webhook(session, branch_id)
    for status in (CampaignStatus.OPEN, CampaignStatus.DRAFT):
        await make_campaign(session, branch_id, status=status)
    session.add(MemberImport(branch_id=branch_id, file_name="leden.csv", file_format=FileFormat.CSV))
    for number in range(companies):
        company = await make_company(session, name=f"Voorbeeld {number}", branch_id=branch_id)
        await make_principal(session, roles=(Role.OWNER,), organisation_id=company.id)
        await make_member(session, branch_id, kvk_number=company.kvk_number)
    session.add(
        Mandate(
            company_id=company.id,
            organisation_id=branch_id,
            powers=["prepare_applications"],
            starts_on=clock.today(),
            ends_on=clock.today() + timedelta(days=30),
        )
    )
    await session.flush()


async def _until_done(database):
    pieces = 0
    while True:
        async with database.write() as session:
            if not await carry_out_next(session):
                return pieces
        pieces += 1


async def _count(database, what, *where):
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(what).where(*where))


async def test_before_notice_one_sees_what_stops(walk, officer, programme, branch, database):
    await walk.go_live()
    async with database.write() as session:
        await _furnish(session, branch.id)
    for client in (officer, programme):
        told = (await client.get(f"{walk.address}/ending-effects")).json()
        assert told == {
            "clients": 1,
            "webhooks": 1,
            "imports": 1,
            "members": 4,
            "registerKeptDays": 90,
            "companies": 3 if client is programme else None,
            "mandates": 1,
            "campaigns": 1,
            "campaignDrafts": 1,
            "rounds": 0,
            "modules": 0,
            "tools": 0,
        }


async def test_what_stops_tells_a_branch_nothing_of_who_takes_part(walk, officer, branch, database):
    async with database.write() as session:
        takes_part = await make_company(session)
    await walk.go_live()

    async def entered(kvk_number):
        assert (await officer.put(f"/members/{kvk_number}", json={"name": "Voorbeeld"})).status_code == 201
        told = await officer.get(f"{walk.address}/ending-effects")
        linked = await _count(database, BranchMembership)
        assert (await officer.delete(f"/members/{kvk_number}", headers={"If-Match": "*"})).status_code < 300
        return linked, told.content, told.headers.get("etag")

    (one, *first), (none, *second) = [await entered(each) for each in (takes_part.kvk_number, "90999999")]
    assert (one, none) == (1, 0)
    assert first == second


@pytest.mark.parametrize("side", ["officer", "programme"])
async def test_who_gave_notice_takes_it_back_and_nobody_else(walk, officer, programme, side):
    await walk.go_live()
    giver, other = (officer, programme) if side == "officer" else (programme, officer)
    given = await walk.step(giver, "leaving", lastOn=_today(30), reason=WHY)
    assert (given.status_code, given.json()["status"], given.json()["lastOn"]) == (201, "leaving", _today(30))
    assert (await walk.step(other, "live")).status_code == 403
    assert (await walk.step(giver, "members_entered")).status_code == 409  # only to where it stood
    back = await walk.step(giver, "live")
    assert (back.status_code, back.json()["status"], back.json()["lastOn"]) == (201, "live", None)


@pytest.mark.parametrize("days", [-1, 400])
async def test_the_last_day_is_today_or_later_and_within_a_year(walk, officer, days):
    answer = await walk.step(officer, "leaving", lastOn=_today(days), reason=WHY)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/lastOn")


async def test_notice_needs_a_reason_and_holds_new_things_back(walk, officer):
    await walk.go_live()
    assert (await walk.step(officer, "leaving", lastOn=_today(9))).status_code == 400
    await walk.step(officer, "leaving", lastOn=_today(9), reason=WHY)
    refused = await walk.sign("cooperation")
    assert (refused.status_code, refused.json()["currentStatus"]) == (409, "leaving")
    # Until the last day the register is kept up as before.
    assert (await officer.put("/members/90003001", json={"name": "Nieuw lid"})).status_code == 201


async def test_nothing_ends_before_the_last_day_is_over(walk, officer, branch, database):
    await walk.go_live()
    await walk.step(officer, "leaving", lastOn=_today(), reason=WHY)
    assert await _until_done(database) == 0
    assert (await walk.read())["status"] == "leaving"


async def _past(database, branch_id):
    async with database.write() as session:
        found = await session.get_one(BranchParticipation, branch_id)
        found.last_on = clock.today() - timedelta(days=1)


async def test_after_the_last_day_everything_ends_once(walk, officer, branch, database):
    await walk.go_live()
    async with database.write() as session:
        await _furnish(session, branch.id)
    await walk.step(officer, "leaving", lastOn=_today(), reason=WHY)
    await _past(database, branch.id)
    assert (await walk.step(officer, "live")).status_code == 409  # too late
    assert await _until_done(database) == 2
    told = await walk.read()
    assert (told["status"], told["waitsFor"], told["allowedStatuses"]) == ("ended", None, [])
    assert told["registerKeptUntil"] == (clock.today() + timedelta(days=90)).isoformat()
    assert await _count(database, MachineClient, MachineClient.revoked_at.is_(None)) == 0
    assert await _count(database, WebhookEndpoint) == 0
    assert await _count(database, Mandate, Mandate.ended_at.is_(None)) == 0
    assert await _count(database, MemberImport, MemberImport.status != ImportStatus.CANCELLED) == 0
    assert await _count(database, ScanCampaign) == 1  # the draft is gone
    assert await _count(database, ScanCampaign, ScanCampaign.status == CampaignStatus.CLOSED) == 1
    assert await _count(database, AuditEntry, AuditEntry.act == "campaigns.close") == 1
    assert await _count(database, BranchMembership) == 0
    assert await _count(database, Notice, Notice.template == "branch_ended_member") == 3
    assert await _count(database, BranchMember) == 4  # kept for ninety days
    assert (await officer.put("/members/90003009", json={"name": "Te laat"})).status_code == 409
    saved = await officer.get("/members/files", headers={"Accept-Language": "nl"})
    assert saved.headers["content-disposition"] == 'attachment; filename="ledenlijst.csv"'
    assert len(saved.text.splitlines()) == 5
    assert await _until_done(database) == 0
    assert await _count(database, AuditEntry, AuditEntry.act == "branches.end") == 1


async def test_a_worker_that_is_killed_halfway_leaves_the_rest_to_the_next(committed, monkeypatch):
    monkeypatch.setattr(exiting, "COMPANIES_AT_ONCE", 2)
    async with committed.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        await _furnish(session, branch.id, companies=5)
        found = await session.get_one(BranchParticipation, branch.id)
        found.status, found.left_from, found.notice_by = BranchStatus.LEAVING, BranchStatus.LIVE, "branch"
        found.last_on = clock.today() - timedelta(days=1)

    async def killed():
        async with committed.write() as session:
            assert await carry_out_next(session)
            raise KeyboardInterrupt

    for _ in range(4):  # before the end, and in each batch of companies
        with pytest.raises(KeyboardInterrupt):
            await killed()
        async with committed.write() as session:
            assert await carry_out_next(session)
    assert await _until_done(committed) == 0
    assert await _count(committed, Notice, Notice.template == "branch_ended_member") == 5
    assert await _count(committed, BranchMembership) == 0
    async with committed.read() as session:
        assert (await session.get_one(BranchParticipation, branch.id)).carried_out_at is not None


async def test_two_workers_end_a_branch_once(committed):
    async with committed.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        await _furnish(session, branch.id)
        found = await session.get_one(BranchParticipation, branch.id)
        found.status, found.left_from, found.notice_by = BranchStatus.LEAVING, BranchStatus.LIVE, "branch"
        found.last_on = clock.today() - timedelta(days=1)
    async with committed.write() as first, committed.write() as second:
        assert await carry_out_next(first)
        assert not await carry_out_next(second)


async def test_who_keeps_a_branch_waiting_is_reminded(officer, branch, database):
    async def after(days):
        async with database.write() as session:
            found = await session.get_one(BranchParticipation, branch.id)
            found.status_since -= timedelta(days=days)
            if found.reminded_at:
                found.reminded_at -= timedelta(days=days)
        async with database.write() as session:
            return await reminding.remind(session)

    assert await after(1) == 0
    assert await after(7) == 1
    assert await after(1) == 0
    assert await after(14) == 1
    assert await _count(database, Notice, Notice.template == "branch_turn") == 2


async def test_a_branch_from_before_is_asked_at_once_to_sign(database):
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        await make_principal(session, roles=(Role.BRANCH_OFFICER,), organisation_id=branch.id)
    async with database.write() as session:
        assert await reminding.remind(session) == 1
        assert await reminding.remind(session) == 0
    assert await _count(database, Notice, Notice.template == "branch_new_edition") == 1
