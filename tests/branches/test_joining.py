"""A branch is invited, signs, brings its members in and goes live; every step is its own side's and is written down."""

import asyncio

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from backend.branches.models import AgreementKind, BranchAgreement, BranchStatusChange
from backend.branches.moves import NEXT
from backend.branches.schemas.participations import BranchStep
from backend.branches.service import joining
from backend.core.problems import VersionStale
from backend.identity.models import BranchParticipation, BranchParty, BranchStatus, Membership
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role, scopes_of
from backend.mails.models import Mail
from backend.notifications.models import Notice
from tests.makers.branches import make_agreement
from tests.makers.identity import make_account, make_organisation

JOINED = ["invited", "agreement_signed", "processing_agreed", "members_entered", "go_live_asked", "live"]


async def _told(database, template):
    async with database.read() as session:
        return await session.scalar(select(func.count()).where(Notice.template == template))


async def test_a_branch_is_invited_walks_every_step_and_is_live(client_as, programme, database):
    wish = {"name": "Voorbeeldbranche Hout", "email": "Directie@hout.example"}
    made = await programme.post("/branch-participations", json=wish)
    assert (made.status_code, made.json()["status"], made.json()["waitsFor"]) == (201, "invited", "branch")
    address = made.headers["location"].removeprefix("/v1")
    async with database.write() as session:
        mail = await session.scalar(select(Mail).where(Mail.recipient == "directie@hout.example"))
        account = await make_account(session, email="directie@hout.example", name="Els Voorbeeld")
    guest = await client_as(account_id=account.id)
    token = mail.params["link"].partition("#")[2]
    accepted = await guest.post("/invitation-acceptances", json={"token": token})
    assert (accepted.status_code, accepted.json()["role"]) == (201, "branch_officer")

    tag = (await guest.get(address)).headers["etag"]
    for kind in ("cooperation", "data_processing"):
        text_ = next(one for one in (await guest.get("/agreement-texts")).json()["items"] if one["kind"] == kind)
        wish = {
            "kind": kind,
            "edition": text_["edition"],
            "language": "nl",
            "signerName": "Els Voorbeeld",
            "signerFunction": "Directeur",
            "mayRepresent": True,
        }
        signed = await guest.post(f"{address}/agreements", json=wish, headers={"If-Match": tag})
        assert (signed.status_code, signed.json()["status"]) == (201, "signed"), signed.text
        assert (await programme.get(address)).json()["waitsFor"] == "programme"
        answered = await programme.post(
            f"{address}/agreements/{signed.json()['id']}/status-changes",
            json={"toStatus": "countersigned", "signerFunction": "Programmamanager"},
            headers={"If-Match": signed.headers["etag"]},
        )
        assert (answered.status_code, answered.json()["status"]) == (201, "countersigned"), answered.text
        tag = answered.headers["etag"]
        document = await guest.get(f"{address}/agreements/{signed.json()['id']}/document")
        assert document.content.startswith(b"%PDF")
        assert (await programme.get(str(document.url.path).removeprefix("/v1"))).content == document.content

    member = await guest.put("/members/90003001", json={"name": "Voorbeeld Plaatwerk B.V."})
    assert member.status_code == 201, member.text
    for client, to_status in ((guest, "members_entered"), (guest, "go_live_asked"), (programme, "live")):
        moved = await client.post(f"{address}/status-changes", json={"toStatus": to_status}, headers={"If-Match": tag})
        assert (moved.status_code, moved.json()["status"]) == (201, to_status), moved.text
        tag = moved.headers["etag"]
    live = (await guest.get(address)).json()
    assert (live["waitsFor"], live["beforeAgreements"], live["members"], live["people"]) == (None, False, 1, 1)
    history = (await guest.get(f"{address}/status-changes")).json()["items"]
    assert [row["toStatus"] for row in reversed(history)] == JOINED
    assert {row["by"] for row in history if row["party"] == "branch"} == {"Els Voorbeeld"}
    assert {row["by"] for row in history if row["party"] == "programme"} == {None}


async def test_each_side_hears_when_it_is_their_turn(walk, database, officer):
    await walk.go_live()
    assert await _told(database, "branch_waits") == 3  # two signatures and the request to go live
    assert await _told(database, "branch_turn") == 2
    assert await _told(database, "branch_live") == 1


async def test_nobody_takes_a_step_of_the_other_side(walk, officer, programme, client_as):
    await walk.agree("cooperation", "data_processing")
    await walk.enter_member()
    assert (await walk.step(programme, "members_entered")).status_code == 403
    await walk.step(officer, "members_entered")
    assert (await walk.step(programme, "go_live_asked")).status_code == 403
    await walk.step(officer, "go_live_asked")
    refused = await walk.step(officer, "live")
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[1]) == (403, "branch-move-not-yours")
    assert (await walk.sign("cooperation", client=programme)).status_code == 403
    for role in (Role.OWNER, Role.ADVISER, Role.SYNTENS_OFFICER, Role.RESEARCHER):
        other = await client_as(role)
        assert (await other.get(walk.address)).status_code == 403
        assert (await walk.step(other, "live")).status_code == 403


async def test_an_impossible_step_tells_which_are_possible(walk, officer):
    answer = await walk.step(officer, "go_live_asked")
    assert (answer.status_code, answer.json()["currentStatus"]) == (409, "invited")
    assert answer.json()["allowedStatuses"] == ["leaving"]


async def test_members_come_before_going_live(walk, officer):
    await walk.agree("cooperation", "data_processing")
    assert (await walk.step(officer, "members_entered")).json()["type"].endswith("branch-members-missing")
    await walk.enter_member()
    assert (await walk.step(officer, "members_entered")).status_code == 201


async def test_a_request_to_go_live_comes_back_with_a_reason(walk, officer, programme, database):
    await walk.agree("cooperation", "data_processing")
    await walk.enter_member()
    await walk.step(officer, "members_entered")
    await walk.step(officer, "go_live_asked")
    assert (await walk.step(programme, "members_entered")).status_code == 400
    back = await walk.step(programme, "members_entered", reason="De lijst is niet compleet.")
    assert (back.status_code, back.json()["status"]) == (201, "members_entered")
    assert await _told(database, "branch_returned") == 1
    newest = (await officer.get(f"{walk.address}/status-changes")).json()["items"][0]
    assert (newest["reason"], newest["party"]) == ("De lijst is niet compleet.", "programme")
    await walk.step(officer, "go_live_asked")
    assert (await walk.step(officer, "members_entered")).status_code == 201  # the branch takes it back itself


async def test_a_stale_version_changes_nothing_and_a_double_click_counts_once(walk, officer, database):
    old = await walk.tag()
    key = {**old, "Idempotency-Key": '"9b1f6f9e-0001-4000-8000-000000000001"'}
    first = await walk.sign("cooperation", headers=key)
    again = await walk.sign("cooperation", headers=key)
    assert (again.status_code, again.json(), again.headers["idempotent-replayed"]) == (201, first.json(), "true")
    assert (await walk.sign("cooperation", headers=old)).status_code == 412
    assert (await walk.sign("cooperation", headers={"If-Match": "*"})).json()["type"].endswith("agreement-signed")
    assert (await officer.post(f"{walk.address}/status-changes", json={"toStatus": "live"})).status_code in (409, 428)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(BranchAgreement)) == 1


async def test_a_second_branch_sees_nothing_of_the_first(walk, client_as, database):
    await walk.agree("cooperation")
    async with database.write() as session:
        other = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche Zuivel")
    stranger = await client_as(Role.BRANCH_OFFICER, organisation_id=other.id)
    listed = (await stranger.get("/branch-participations")).json()["items"]
    assert [row["branchId"] for row in listed] == [str(other.id)]
    for part in ("", "/status-changes", "/agreements", "/ending-effects"):
        assert (await stranger.get(f"{walk.address}{part}")).status_code == 404
    assert (await walk.step(stranger, "leaving", lastOn="2026-12-31", reason="Nee")).status_code == 404
    assert (await walk.sign("data_processing", client=stranger)).status_code == 404


async def test_the_programme_sees_who_waits_for_whom(walk, programme, branch, database):
    async with database.write() as session:
        await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche Zuivel")

    async def names(query):
        items = (await programme.get(f"/branch-participations?{query}")).json()["items"]
        return [row["branchName"] for row in items]

    assert await names("waitsFor=branch") == ["Voorbeeldbranche Bouw", "Voorbeeldbranche Zuivel"]
    await walk.sign("cooperation")
    assert await names("waitsFor=programme") == ["Voorbeeldbranche Bouw"]
    assert await names("status=live") == ["Voorbeeldbranche Zuivel"]
    assert await names("q=zuiv") == ["Voorbeeldbranche Zuivel"]


async def test_an_invitation_that_was_lost_is_sent_again_until_somebody_is_in(programme, database, client_as):
    made = await programme.post("/branch-participations", json={"name": "Branche Hout", "email": "a@hout.example"})
    address = made.headers["location"].removeprefix("/v1")
    assert (
        (await programme.post("/branch-participations", json={"name": "branche hout", "email": "b@x.example"}))
        .json()["type"]
        .endswith("branch-known")
    )
    again = await programme.post(f"{address}/invitations", json={"email": "b@hout.example"})
    assert again.status_code == 201, again.text
    async with database.write() as session:
        account = await make_account(session, email="b@hout.example")
        session.add(
            Membership(account_id=account.id, organisation_id=made.json()["branchId"], role=Role.BRANCH_OFFICER)
        )
    late = await programme.post(f"{address}/invitations", json={"email": "c@hout.example"})
    assert late.json()["type"].endswith("branch-has-people")


def test_every_state_is_reached_and_has_a_way_on_but_the_last():
    reached = {to for steps in NEXT.values() for to in steps}
    assert reached == set(BranchStatus)
    assert {status for status, steps in NEXT.items() if not steps} == {BranchStatus.ENDED}


async def test_history_is_never_changed(walk, database, officer):
    await walk.agree("cooperation")
    for broken in (
        "UPDATE branch_status_changes SET to_status = 'live'",
        "DELETE FROM branch_status_changes",
        "UPDATE branch_agreements SET edition = '2020-01'",
        "UPDATE branch_agreements SET countersigner_name = 'Iemand anders'",
    ):
        async with database.write() as session:
            with pytest.raises(IntegrityError):
                async with session.begin_nested():
                    await session.execute(text(broken))


async def test_two_officers_of_the_programme_confirm_at_once_and_one_does(committed):
    async with committed.write() as session:
        office = await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE)
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        found = await session.get_one(BranchParticipation, branch.id)
        found.status = BranchStatus.GO_LIVE_ASKED
        people = [await make_account(session) for _ in range(2)]
    roles = frozenset({Role.PROGRAMME_OFFICER})

    async def confirm(account):
        principal = Principal(account.id, "Anna", None, office.id, roles, scopes_of(roles))
        async with committed.write() as session:
            await joining.change_status(session, principal, branch.id, BranchStep(to_status="live"), '"2"')

    outcomes = await asyncio.gather(*map(confirm, people), return_exceptions=True)
    assert [type(one) for one in outcomes if one is not None] == [VersionStale]
    async with committed.read() as session:
        steps = await session.scalars(select(BranchStatusChange.party))
        assert list(steps) == [BranchParty.PROGRAMME]


async def test_one_edition_is_signed_once_also_in_the_database(database, branch):
    async with database.write() as session:
        session.add(make_agreement(branch.id))
        await session.flush()
        session.add(make_agreement(branch.id, kind=AgreementKind.COOPERATION))
        with pytest.raises(IntegrityError, match="one_signature"):
            await session.flush()
        await session.rollback()
