"""A file goes to another officer: who may, who is told, and that nothing else changes."""

import pytest
from sqlalchemy import select

from backend.identity.models import Account, Membership
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from tests.makers.identity import make_account, make_organisation
from tests.makers.vouchers import bring_to, move, once, set_stage, version_of


@pytest.fixture
async def team(database, client_as):
    """A file that officer Vera has, and her colleague Wim, both of the same Syntens."""
    stage = await set_stage(database, client_as)
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens Noord")
        vera, wim = [await make_account(session, name=name) for name in ("Vera Voorbeeld", "Wim Voorbeeld")]
    clients = [
        await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id, account_id=each.id) for each in (vera, wim)
    ]
    voucher_id = await bring_to(stage, "submitted")
    assert (await move(clients[0], voucher_id, "in_review")).status_code == 201
    return stage, voucher_id, vera, wim, *clients


async def give(client, voucher_id, account, if_match=None):
    headers = {**once(), "If-Match": if_match or await version_of(client, voucher_id)}
    body = {"officerId": str(account.id)}
    return await client.post(f"/vouchers/{voucher_id}/officer-changes", json=body, headers=headers)


def kind(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])


async def told(database):
    async with database.read() as session:
        rows = await session.execute(
            select(Account.name, Mail.template)
            .join(Account, Account.email == Mail.recipient)
            .where(Mail.template.like("file_%"))
        )
        return sorted((row.name, row.template) for row in rows)


async def test_a_colleague_takes_over_and_who_had_it_is_told(team, database):
    stage, voucher_id, _, wim, vera_client, wim_client = team
    before = (await wim_client.get(f"/vouchers/{voucher_id}")).json()
    assert (before["mayHandOver"], before["reviewerName"]) == (True, "Vera Voorbeeld")
    taken = await give(wim_client, voucher_id, wim)
    assert taken.status_code == 201, taken.text
    same = ("status", "deadlines", "grantedCents")
    assert [taken.json()[name] for name in same] == [before[name] for name in same]
    assert (taken.json()["reviewerName"], taken.json()["hasFile"]) == ("Wim Voorbeeld", True)
    assert await told(database) == [("Vera Voorbeeld", "file_taken_over")]
    entries = (await stage.officer.get(f"/vouchers/{voucher_id}/history-entries")).json()["items"]
    assert entries[-1]["act"] == "handed_over"
    mine = (await wim_client.get("/vouchers?mine=true")).json()["items"]
    assert [each["id"] for each in mine] == [voucher_id]
    assert (await vera_client.get("/vouchers?mine=true")).json()["items"] == []


async def test_one_hands_ones_own_file_to_a_colleague_who_is_told(team, database):
    _, voucher_id, _, wim, vera_client, _ = team
    listed = (await vera_client.get(f"/officers?voucherId={voucher_id}")).json()["items"]
    assert [(each["name"], each["hasFile"]) for each in listed] == [("Vera Voorbeeld", True), ("Wim Voorbeeld", False)]
    assert (await give(vera_client, voucher_id, wim)).status_code == 201
    assert await told(database) == [("Wim Voorbeeld", "file_received")]


async def test_a_file_goes_to_no_one_who_may_not_decide_on_it(team, database):
    stage, voucher_id, vera, wim, vera_client, wim_client = team
    async with database.write() as session:
        stranger = await make_account(session, name="Zoë Elders")
        session.add(Membership(account_id=wim.id, organisation_id=stage.company.id, role=Role.MANAGER))
    for account in (vera, stranger, wim):
        answer = await give(vera_client, voucher_id, account)
        assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/officerId")
    assert kind(await give(wim_client, voucher_id, wim)) == (403, "move-not-yours")
    for client in (stage.owner, stage.adviser_client):
        assert (await give(client, voucher_id, vera, if_match="*")).status_code in {403, 404}


async def test_of_two_who_take_it_at_once_one_reads_it_anew(team):
    _, voucher_id, vera, wim, vera_client, wim_client = team
    version = await version_of(wim_client, voucher_id)
    assert (await give(wim_client, voucher_id, wim, if_match=version)).status_code == 201
    assert kind(await give(vera_client, voucher_id, vera, if_match=version)) == (412, "version-stale")


async def test_a_file_that_nobody_has_or_that_is_closed_is_not_handed_over(team, database, client_as):
    _, voucher_id, _, wim, vera_client, wim_client = team
    assert (await move(vera_client, voucher_id, "rejected", reason="Te weinig draagvlak.")).status_code == 201
    stage = await set_stage(database, client_as)
    free = await bring_to(stage, "submitted")
    assert (await wim_client.get(f"/vouchers/{free}")).json()["mayHandOver"] is False
    assert kind(await give(wim_client, free, wim)) == (409, "hand-over-impossible")
