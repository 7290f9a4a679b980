"""A branch begins, changes, opens, extends and closes a campaign; nobody else can."""

from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.campaigns.errors import CampaignMoveNotPossible
from backend.campaigns.models import NEXT, CampaignStatus, ScanCampaign
from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.campaigns import DAY, enter_members, make_campaign, wish_of
from tests.makers.identity import make_organisation

ACTS = {
    CampaignStatus.OPEN: lambda campaign: campaign.open(clock.now(), 100),
    CampaignStatus.CLOSED: lambda campaign: campaign.close(clock.now()),
    CampaignStatus.REPORTED: lambda campaign: campaign.report(),
}


@pytest.mark.parametrize(("status", "to"), [*product(CampaignStatus, ACTS)])
def test_an_act_is_possible_exactly_when_the_table_says_so(status, to):
    campaign = ScanCampaign(status=status)
    if to in NEXT[status]:
        ACTS[to](campaign)
        assert campaign.status is to
    else:
        with pytest.raises(CampaignMoveNotPossible) as refused:
            ACTS[to](campaign)
        assert refused.value.members["currentStatus"] == status.value
        assert campaign.status is status


async def begin(client, version_id, **changed):
    return await client.post(
        "/scan-campaigns", json=wish_of(version_id, **changed), headers={"Idempotency-Key": str(uuid4())}
    )


async def move(client, campaign, to_status):
    return await client.post(
        f"/scan-campaigns/{campaign['id']}/status-changes",
        json={"toStatus": to_status},
        headers={"If-Match": f'"{campaign["version"]}"'},
    )


def problem_of(answer):
    return answer.json()["type"].rsplit("/", 1)[1]


async def patch(client, campaign, **wish):
    tag = {"If-Match": f'"{campaign["version"]}"'}
    return await client.patch(f"/scan-campaigns/{campaign['id']}", json=wish, headers=tag)


async def test_a_campaign_is_begun_changed_opened_extended_and_closed(officer, database, branch, core, visitor):
    async with database.write() as session:
        await enter_members(session, branch.id, [f"9100{number:04}" for number in range(24)], sbi_code="25.11")
        await enter_members(session, branch.id, ["91010001"], sbi_code="86.10")
    made = await begin(officer, core, target={"section": "C"})
    assert made.status_code == 201, made.text
    draft = made.json()
    assert (draft["status"], draft["members"], draft["countsPossible"]) == ("draft", 24, True)
    assert draft["nextStatuses"] == ["open"]
    assert (await visitor.get(f"/campaign-invitations/{draft['code']}")).status_code == 404
    changed = (await patch(officer, draft, aim=12, purpose={"nl": "Samen sterker.", "en": "Stronger."})).json()
    assert (changed["aim"], changed["purpose"]["en"]) == (12, "Stronger.")
    opened = (await move(officer, changed, "open")).json()
    assert (opened["status"], opened["members"]) == ("open", 24)
    invitation = (await visitor.get(f"/campaign-invitations/{draft['code'].lower().replace('-', '')}")).json()
    assert (invitation["branchName"], invitation["state"]) == ("Voorbeeldbranche Zuivel", "open")
    refused = await patch(officer, opened, aim=50)
    assert refused.status_code == 409
    earlier = await patch(officer, opened, closesAt=(clock.now() + DAY).isoformat())
    assert (earlier.status_code, earlier.json()["errors"][0]["code"]) == (400, "not_later")
    extended = await patch(officer, opened, closesAt=(clock.now() + 60 * DAY).isoformat())
    assert extended.status_code == 200, extended.text
    closed = (await move(officer, extended.json(), "closed")).json()
    assert (closed["status"], closed["nextStatuses"]) == ("closed", [])
    assert (await visitor.get(f"/campaign-invitations/{draft['code']}")).json()["state"] == "closed"


async def test_opening_twice_opens_once(officer, database, branch):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id, status=CampaignStatus.DRAFT)
    found = (await officer.get(f"/scan-campaigns/{campaign.id}")).json()
    assert (await move(officer, found, "open")).status_code == 200
    assert (await move(officer, found, "open")).status_code == 412
    again = (await officer.get(f"/scan-campaigns/{campaign.id}")).json()
    assert (await move(officer, again, "open")).status_code == 409


async def test_the_same_wish_sent_twice_makes_one_campaign(officer, core):
    headers, wish = {"Idempotency-Key": str(uuid4())}, wish_of(core)
    first = await officer.post("/scan-campaigns", json=wish, headers=headers)
    second = await officer.post("/scan-campaigns", json=wish, headers=headers)
    assert first.json()["id"] == second.json()["id"]
    assert (await officer.get("/scan-campaigns")).json()["total"] == 1


async def test_only_the_version_that_was_seen_is_changed(officer, core):
    draft = (await begin(officer, core)).json()
    assert (await officer.patch(f"/scan-campaigns/{draft['id']}", json={"aim": 9})).status_code == 428
    assert (await patch(officer, {**draft, "version": 7}, aim=9)).status_code == 412


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"closesAt": "2026-01-01T10:00:00Z", "opensAt": "2026-01-02T10:00:00Z"}, "before_begin"),
        ({"closesAt": "2026-01-02T10:00:00Z", "opensAt": "2026-01-01T10:00:00Z"}, "in_the_past"),
        ({"closesAt": "2190-01-02T10:00:00Z"}, "too_long"),
        ({"questionnaireVersionId": str(uuid4())}, "not_usable"),
        ({"target": {"province": "NL-XX"}}, "unknown"),
    ],
)
async def test_what_does_not_fit_is_refused(officer, core, changed, code):
    refused = await begin(officer, core, **changed)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, code)


OPENED = (
    "INSERT INTO scan_campaigns (id, branch_id, code, title, purpose_nl, opens_at, closes_at, version_id, aim, status, "
    "opened_at, members, version) SELECT gen_random_uuid(), branch_id, 'BBBBBB', title, purpose_nl, opens_at, "
    "closes_at, version_id, aim, 'open', now(), 30, 1 FROM scan_campaigns"
)


async def test_the_module_of_another_branch_cannot_be_used(officer, module_of_another):
    refused = await begin(officer, module_of_another)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "not_usable")


async def test_what_it_asks_is_looked_at_again_when_it_opens(officer, database, branch, module_of_another):
    async with database.write() as session:
        draft = await make_campaign(session, branch.id, status=CampaignStatus.DRAFT, version_id=module_of_another)
    refused = await move(officer, {"id": draft.id, "version": 1}, "open")
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "not_usable")


async def test_a_branch_that_leaves_begins_and_opens_none(officer, database, branch, core, leave):
    draft = (await begin(officer, core)).json()
    await leave()
    for refused in (await begin(officer, core), await move(officer, draft, "open")):
        assert (refused.status_code, problem_of(refused)) == (409, "branch-not-live")
    async with database.write() as session:
        for opening in (
            "UPDATE scan_campaigns SET status = 'open', opened_at = now(), members = 30",
            OPENED,
        ):
            with pytest.raises(IntegrityError, match="only a branch that is live"):
                async with session.begin_nested():
                    await session.execute(text(opening))


async def test_three_are_open_at_once_and_no_more(officer, database, branch):
    async with database.write() as session:
        running = [await make_campaign(session, branch.id) for _ in range(3)]
        draft = await make_campaign(session, branch.id, status=CampaignStatus.DRAFT)
        other = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Andere branche")
        await make_campaign(session, other.id)
    fourth = {"id": draft.id, "version": 1}
    refused = await move(officer, fourth, "open")
    assert (refused.status_code, problem_of(refused)) == (409, "campaigns-open-already")
    assert (await move(officer, {"id": running[0].id, "version": 1}, "closed")).status_code == 200
    assert (await move(officer, fourth, "open")).status_code == 200


async def test_spaces_around_a_title_go_at_the_beginning_and_at_a_change(officer, core):
    draft = (await begin(officer, core, title="  Samen slimmer ")).json()
    assert draft["title"] == "Samen slimmer"
    assert (await patch(officer, draft, title=" Nog slimmer  ")).json()["title"] == "Nog slimmer"


async def test_another_branch_sees_nothing_of_it_and_a_company_may_not_ask(officer, database, client_as, branch):
    async with database.write() as session:
        other = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Andere branche")
        campaign = await make_campaign(session, branch.id)
    address = f"/scan-campaigns/{campaign.id}"
    stranger = await client_as(Role.BRANCH_OFFICER, organisation_id=other.id)
    for path in ("", "/progress", "/result", "/materials"):
        assert (await stranger.get(address + path)).status_code == 404, path
    assert (await stranger.get("/scan-campaigns")).json()["total"] == 0
    assert (await stranger.patch(address, json={"aim": 3}, headers={"If-Match": "*"})).status_code == 404
    for role in (Role.OWNER, Role.ADVISER, Role.SYNTENS_OFFICER, Role.RESEARCHER):
        assert (await (await client_as(role)).get(address)).status_code == 403, role


async def test_the_programme_office_sees_what_opened_but_not_the_register_of_the_branch(
    officer, database, client_as, branch
):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        draft = await make_campaign(session, branch.id, status=CampaignStatus.DRAFT)
    office = await client_as(Role.PROGRAMME_OFFICER)
    found = (await office.get(f"/scan-campaigns/{campaign.id}")).json()
    assert (found["branchName"], found["members"], found["nextStatuses"]) == ("Voorbeeldbranche Zuivel", None, [])
    assert (await office.get(f"/scan-campaigns/{campaign.id}/progress")).json()["companies"] == []
    assert (await office.get(f"/scan-campaigns/{draft.id}")).status_code == 404
    assert (await office.patch(f"/scan-campaigns/{campaign.id}", json={"aim": 3})).status_code == 403


async def test_how_many_members_are_meant_is_told_before_opening(officer, database, branch):
    async with database.write() as session:
        await enter_members(
            session, branch.id, ["91000001", "91000002"], sbi_code="10.71", employees=20, postcode4=8011
        )
        await enter_members(session, branch.id, ["91000003"], sbi_code="62.01", employees=60, postcode4=1012)
        await enter_members(session, branch.id, ["91000004"], ended_at=clock.now(), last_ended_at=clock.now())

    async def meant(query=""):
        return (await officer.get(f"/scan-campaign-targets{query}")).json()["members"]

    assert await meant() == 3
    assert await meant("?section=C") == 2
    assert await meant("?section=J") == 1
    assert await meant("?province=NL-OV") == 2
    assert await meant("?sizeClass=50-99") == 1
    assert await meant("?section=C&sizeClass=50-99") == 0


async def test_the_branch_gets_texts_a_qr_code_and_a_poster(officer, database, branch):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
    found = (await officer.get(f"/scan-campaigns/{campaign.id}/materials")).json()
    assert found["address"].endswith(f"/meedoen/{found['code']}")
    assert found["qrSvg"].startswith("<svg")
    for kind in ("newsletter", "letter"):
        for language in ("nl", "en"):
            assert found["address"] in found[kind][language]["body"]
            assert "{" not in found[kind][language]["body"]
    poster = await officer.post(f"/scan-campaigns/{campaign.id}/posters", json={"language": "nl"})
    assert (poster.status_code, poster.content[:5]) == (200, b"%PDF-")


def test_the_last_moment_is_too_late():
    now = clock.now()
    campaign = ScanCampaign(status=CampaignStatus.OPEN, opens_at=now, closes_at=now + timedelta(minutes=1))
    assert campaign.takes_part(now)
    assert not campaign.takes_part(now + timedelta(minutes=1))
    assert not campaign.takes_part(now - timedelta(seconds=1))
