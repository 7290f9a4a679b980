"""A team of officers of whom one is away."""

from datetime import timedelta

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.identity import make_account, make_organisation
from tests.makers.vouchers import bring_to, move, once, set_stage

TEAM = ("Vera Voorbeeld", "Wim Voorbeeld", "Xandra Voorbeeld")


async def set_team(database, client_as):
    """A file that Vera has, with her colleagues Wim and Xandra of the same Syntens."""
    stage = await set_stage(database, client_as)
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens Noord")
        people = [await make_account(session, name=name) for name in TEAM]
    clients = [await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id, account_id=one.id) for one in people]
    voucher_id = await bring_to(stage, "submitted")
    assert (await move(clients[0], voucher_id, "in_review")).status_code == 201
    return stage, voucher_id, people, clients


def days(start=0, end=7):
    today = clock.today()
    return {"fromOn": str(today + timedelta(days=start)), "untilOn": str(today + timedelta(days=end))}


async def record(client, by, *, of=None, **span):
    body = {"takenOverBy": str(by.id), **(span or days()), **({"officerId": str(of.id)} if of else {})}
    return await client.post("/officer-absences", json=body, headers=once())


def kind(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])
