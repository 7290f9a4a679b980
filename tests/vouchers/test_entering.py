"""Syntens enters an application for a caller: the company submits it, and who entered it decides nothing."""

import pytest
from sqlalchemy import select

from backend.audit.models import AuditEntry
from backend.core.etag import etag
from backend.identity.models import Account
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.vouchers.models import Voucher
from tests.makers.entries import ADVICE, DECLARED, WHO, change, enter, entered, hand_over, set_desk, submitted
from tests.makers.organisations import make_company
from tests.makers.vouchers import make_draft, move, once, version_of


def kind(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])


@pytest.fixture
async def desk(database, client_as):
    return await set_desk(database, client_as)


async def test_an_officer_enters_and_the_company_submits(desk, database):
    stage, vera, wim = desk.stage, desk.vera, desk.wim
    made = await enter(vera, stage)
    assert made.status_code == 201, made.text
    entry_id, version = made.json()["id"], made.headers["etag"]
    assert made.headers["location"] == f"/v1/voucher-entries/{entry_id}"
    shown = made.json()["entry"]
    assert (shown["enteredBy"], shown["callerName"], shown["companyCanSubmit"]) == (
        "Vera Voorbeeld",
        "Bram Voorbeeld",
        True,
    )
    went_on = await change(vera, entry_id, version, adviserId=str(stage.adviser.id), **ADVICE)
    assert went_on.status_code == 200, went_on.text
    assert went_on.json()["subsidyCents"] == 250_000
    assert went_on.json()["allowedMoves"] == []
    # The company reads along, and waits until it is handed over.
    seen = (await stage.owner.get(f"/vouchers/{entry_id}")).json()
    assert seen["entry"]["handedOverAt"] is None
    assert [each["blocked"]["en"] for each in seen["allowedMoves"] if each["toStatus"] == "submitted"] == [
        "Syntens is still filling in this application."
    ]
    early = await stage.owner.patch(f"/vouchers/{entry_id}", json=DECLARED, headers={"If-Match": "*"})
    assert kind(early) == (409, "entry-unfinished")
    assert kind(await move(stage.owner, entry_id, "submitted")) == (409, "application-incomplete")

    given = await hand_over(vera, entry_id, went_on.headers["etag"])
    assert given.status_code == 201, given.text
    assert (given.json()["companyCanSubmit"], given.json()["handedOverAt"] is not None) == (True, True)
    async with database.read() as session:
        mails = (await session.scalars(select(Mail).where(Mail.template == "voucher_entry_ready"))).all()
        [owner_mail] = {each.recipient for each in mails}
        owner_id = (await stage.owner.get("/session")).json()["account"]["id"]
        assert await session.scalar(select(Account.email).where(Account.id == owner_id)) == owner_mail
    notices = (await stage.owner.get("/notices")).json()["items"]
    assert [each["link"] for each in notices] == [f"/bedrijf/vouchers/{entry_id}"]

    kept = await stage.owner.patch(f"/vouchers/{entry_id}", json=DECLARED, headers={"If-Match": "*"})
    assert kept.status_code == 200, kept.text
    assert (await move(stage.owner, entry_id, "submitted")).status_code == 201
    entries = (await stage.owner.get(f"/vouchers/{entry_id}/history-entries")).json()["items"]
    told = [(each["act"] or each["toStatus"], each["source"], each["actorName"]) for each in entries]
    assert told[0] == ("entered_for_company", "syntens", "Vera Voorbeeld")
    assert {each[:2] for each in told[1:]} == {("submitted", "company"), ("entry_confirmed", "company")}
    async with database.read() as session:
        acts = await session.scalars(select(AuditEntry.act).order_by(AuditEntry.id))
        wanted = {"vouchers.entered_for_company", "vouchers.hand_over_entry", "vouchers.entry_confirmed"}
        assert wanted <= set(acts)
    assert (await wim.get("/voucher-entries")).json()["items"] == []


async def test_who_entered_decides_nothing_and_a_colleague_does(desk):
    stage, vera_account, vera, wim = desk.stage, desk.vera_account, desk.vera, desk.wim
    entry_id = await submitted(desk)
    assert kind(await move(vera, entry_id, "in_review")) == (403, "move-not-yours")
    seen = (await vera.get(f"/vouchers/{entry_id}")).json()
    assert (seen["allowedMoves"], seen["entry"]["enteredByYou"]) == ([], True)
    assert (await wim.get(f"/vouchers/{entry_id}")).json()["entry"]["enteredByYou"] is False
    assert (await move(wim, entry_id, "in_review")).status_code == 201
    for to, more in (("rejected", {"reason": "Nee."}), ("granted", {"reason": "Ja."})):
        assert kind(await move(vera, entry_id, to, **more)) == (403, "move-not-yours")
    able = (await wim.get(f"/officers?voucherId={entry_id}")).json()["items"]
    assert [each["name"] for each in able] == ["Wim Voorbeeld"]
    body = {"officerId": str(vera_account.id)}
    headers = {**once(), "If-Match": await version_of(wim, entry_id)}
    given = await wim.post(f"/vouchers/{entry_id}/officer-changes", json=body, headers=headers)
    assert (given.status_code, given.json()["errors"][0]["location"]) == (400, "#/officerId")
    assert (await move(wim, entry_id, "granted", reason="Klopt.")).status_code == 201
    story = (await stage.adviser_client.get(f"/vouchers/{entry_id}/history-entries")).json()["items"]
    assert all(each["act"] is None for each in story)
    assert (await stage.adviser_client.get(f"/vouchers/{entry_id}")).json()["entry"] is None


async def test_what_a_company_declares_is_never_entered_for_it(desk):
    stage, vera = desk.stage, desk.vera
    assert (await enter(vera, stage, **DECLARED)).status_code == 400
    entry_id = (await enter(vera, stage)).json()["id"]
    for field, value in DECLARED.items():
        assert (await change(vera, entry_id, **{field: value})).status_code == 400


async def test_from_the_hand_over_on_it_is_the_companys_own_draft(desk):
    stage, vera, wim = desk.stage, desk.vera, desk.wim
    entry_id = await entered(desk)
    for client in (vera, wim):
        assert kind(await client.get(f"/voucher-entries/{entry_id}")) == (409, "entry-handed-over")
        assert kind(await change(client, entry_id, hours=40)) == (409, "entry-handed-over")
        assert kind(await hand_over(client, entry_id)) == (409, "entry-handed-over")
        gone = await client.delete(f"/voucher-entries/{entry_id}", headers={"If-Match": "*"})
        assert kind(gone) == (409, "entry-handed-over")
        assert (await client.get(f"/vouchers/{entry_id}")).status_code == 404
    [line] = (await wim.get("/voucher-entries?handedOver=true")).json()["items"]
    assert (line["id"], line["callerName"], "goal" in line) == (entry_id, "Bram Voorbeeld", False)
    assert (await wim.get("/voucher-entries?handedOver=false")).json()["items"] == []
    assert (await stage.owner.delete(f"/vouchers/{entry_id}", headers={"If-Match": "*"})).status_code == 204
    assert (await wim.get("/voucher-entries")).json()["items"] == []


async def test_an_officer_sees_no_draft_that_the_company_began(desk, database):
    stage, vera = desk.stage, desk.vera
    async with database.write() as session:
        draft = await make_draft(
            session, round_id=stage.round_id, company_id=stage.company.id, adviser_id=stage.adviser.id
        )
    assert (await vera.get(f"/voucher-entries/{draft.id}")).status_code == 404
    assert (await change(vera, draft.id, hours=1)).status_code == 404
    assert (await hand_over(vera, draft.id)).status_code == 404
    assert (await vera.delete(f"/voucher-entries/{draft.id}", headers={"If-Match": "*"})).status_code == 404
    assert (await vera.get("/voucher-entries")).json()["items"] == []
    assert (await stage.owner.get(f"/vouchers/{draft.id}")).json()["entry"] is None


async def test_another_syntens_and_every_other_role_stay_out(desk, client_as):
    stage, vera = desk.stage, desk.vera
    entry_id = (await enter(vera, stage)).json()["id"]
    elsewhere = stage.officer
    assert (await elsewhere.get(f"/voucher-entries/{entry_id}")).status_code == 404
    assert (await change(elsewhere, entry_id, hours=1)).status_code == 404
    assert (await hand_over(elsewhere, entry_id)).status_code == 404
    assert (await elsewhere.get("/voucher-entries")).json()["items"] == []
    programme = await client_as(Role.PROGRAMME_OFFICER)
    manager = await client_as(Role.MANAGER, organisation_id=stage.company.id)
    for client in (stage.owner, manager, stage.adviser_client, programme, await client_as(Role.BRANCH_OFFICER)):
        assert (await enter(client, stage)).status_code == 403
        assert (await client.get("/voucher-entries")).status_code == 403
        assert (await hand_over(client, entry_id)).status_code == 403
    assert (await programme.get(f"/vouchers/{entry_id}")).status_code == 404
    assert (await stage.adviser_client.get(f"/vouchers/{entry_id}")).status_code == 404


async def test_an_officer_never_submits_and_a_manager_neither(desk, client_as):
    stage, vera, wim = desk.stage, desk.vera, desk.wim
    entry_id = await entered(desk)
    for client in (vera, wim):
        assert (await move(client, entry_id, "submitted")).status_code == 404
    manager = await client_as(Role.MANAGER, organisation_id=stage.company.id)
    assert kind(await move(manager, entry_id, "submitted")) == (403, "move-not-yours")


@pytest.mark.parametrize("side", ["company", "adviser"])
async def test_an_officer_who_belongs_to_a_side_enters_nothing(desk, client_as, side):
    stage, vera_account, vera = desk.stage, desk.vera_account, desk.vera
    theirs = stage.company.id if side == "company" else stage.adviser.organisation_id
    await client_as(
        Role.OWNER if side == "company" else Role.ADVISER, organisation_id=theirs, account_id=vera_account.id
    )
    refused = await enter(vera, stage, adviserId=str(stage.adviser.id))
    assert kind(refused) == (403, "move-not-yours")
    assert (await stage.owner.get("/vouchers")).json()["total"] == 0


async def test_a_company_of_which_nobody_checked_the_people_is_checked_first(desk, database, client_as):
    stage, vera = desk.stage, desk.vera
    async with database.write() as session:
        claimed = await make_company(session, verified=False)
    await client_as(Role.OWNER, organisation_id=claimed.id)
    assert kind(await enter(vera, stage, claimed)) == (409, "people-unchecked")


async def test_for_a_company_without_people_the_draft_waits_until_somebody_gets_in(desk, database, client_as):
    stage, vera = desk.stage, desk.vera
    async with database.write() as session:
        nobody_yet = await make_company(session, verified=False)
    made = await enter(vera, stage, nobody_yet)
    assert made.json()["entry"]["companyCanSubmit"] is False
    given = await hand_over(vera, made.json()["id"])
    assert (given.status_code, given.json()["companyCanSubmit"]) == (201, False)
    owner = await client_as(Role.OWNER, organisation_id=nobody_yet.id)
    assert [each["id"] for each in (await owner.get("/vouchers")).json()["items"]] == [made.json()["id"]]


async def test_a_double_click_enters_and_hands_over_once(desk, database):
    stage, vera, wim = desk.stage, desk.vera, desk.wim
    wish = {"companyId": str(stage.company.id), "roundId": str(stage.round_id), **WHO}
    key = once()
    twice = [await vera.post("/voucher-entries", json=wish, headers=key) for _ in range(2)]
    assert [each.status_code for each in twice] == [201, 201]
    assert twice[0].json()["id"] == twice[1].json()["id"]
    assert kind(await enter(wim, stage)) == (409, "entry-known")
    entry_id, key = twice[0].json()["id"], once()
    given = [await hand_over(vera, entry_id, twice[0].headers["etag"], key) for _ in range(2)]
    assert [each.status_code for each in given] == [201, 201]
    async with database.read() as session:
        mails = await session.scalars(select(Mail.id).where(Mail.template == "voucher_entry_ready"))
        assert len(mails.all()) == 1


async def test_a_stale_version_changes_nothing(desk, database):
    stage, vera = desk.stage, desk.vera
    made = await enter(vera, stage)
    entry_id, old = made.json()["id"], made.headers["etag"]
    assert (await change(vera, entry_id, old, hours=20)).status_code == 200
    assert kind(await change(vera, entry_id, old, hours=30)) == (412, "version-stale")
    assert kind(await hand_over(vera, entry_id, old)) == (412, "version-stale")
    gone = await vera.delete(f"/voucher-entries/{entry_id}", headers={"If-Match": old})
    assert kind(gone) == (412, "version-stale")
    async with database.read() as session:
        voucher = await session.get_one(Voucher, entry_id)
        assert (voucher.hours, voucher.handed_over_at) == (20, None)
    now = etag(voucher)
    assert (await vera.delete(f"/voucher-entries/{entry_id}", headers={"If-Match": now})).status_code == 204
    assert (await stage.owner.get("/vouchers")).json()["total"] == 0


async def test_a_company_takes_back_what_was_entered_and_the_story_says_who_entered_it(desk):
    stage, entry_id = desk.stage, await entered(desk)
    assert (await move(stage.owner, entry_id, "withdrawn")).status_code == 201
    entries = (await stage.owner.get(f"/vouchers/{entry_id}/history-entries")).json()["items"]
    assert [each["act"] or each["toStatus"] for each in entries] == ["entered_for_company", "withdrawn"]
