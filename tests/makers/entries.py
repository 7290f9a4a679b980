"""An officer at the phone, who enters applications for callers."""

from dataclasses import dataclass
from typing import Any

from httpx import AsyncClient

from backend.identity.models import Account
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import Company
from tests.makers.identity import make_account, make_organisation
from tests.makers.vouchers import Stage, move, once, set_stage

WHO = {"callerName": "Bram Voorbeeld"}
ADVICE = {
    "theme": "work_division",
    "goal": "Het werk anders verdelen.",
    "hours": 30,
    "adviceCents": 333_334,
}
DECLARED = {"otherAidCents": 0, "monitoringConsent": True}


@dataclass(frozen=True, slots=True)
class Desk:
    """A stage, and officers Vera and Wim of one Syntens beside those of the stage."""

    stage: Stage
    vera_account: Account
    wim_account: Account
    vera: AsyncClient
    wim: AsyncClient


async def set_desk(database: Any, client_as: Any) -> Desk:
    """Everybody who is needed to enter an application, each signed in."""
    stage = await set_stage(database, client_as)
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens Noord")
        vera, wim = [await make_account(session, name=name) for name in ("Vera Voorbeeld", "Wim Voorbeeld")]
    clients = [
        await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id, account_id=each.id) for each in (vera, wim)
    ]
    return Desk(stage, vera, wim, *clients)


async def enter(client: AsyncClient, stage: Stage, company: Company | None = None, **more: Any) -> Any:
    """Begin an application for a caller; answers the response."""
    wish = {"companyId": str((company or stage.company).id), "roundId": str(stage.round_id), **WHO, **more}
    return await client.post("/voucher-entries", json=wish, headers=once())


async def change(client: AsyncClient, entry_id: str, version: str | None = None, **fields: Any) -> Any:
    """Change what is being entered."""
    return await client.patch(f"/voucher-entries/{entry_id}", json=fields, headers={"If-Match": version or "*"})


async def hand_over(client: AsyncClient, entry_id: str, version: str = "*", key: dict[str, str] | None = None) -> Any:
    """Pass it on to the company."""
    headers = {**(key or once()), "If-Match": version}
    return await client.post(f"/voucher-entries/{entry_id}/hand-overs", headers=headers)


async def entered(desk: Desk) -> str:
    """An entry of Vera, filled in and handed over: its identifier."""
    made = await enter(desk.vera, desk.stage, adviserId=str(desk.stage.adviser.id), **ADVICE)
    assert made.status_code == 201, made.text
    assert (await hand_over(desk.vera, made.json()["id"])).status_code == 201
    return str(made.json()["id"])


async def submitted(desk: Desk) -> str:
    """The same, checked and submitted by the owner."""
    entry_id = await entered(desk)
    kept = await desk.stage.owner.patch(f"/vouchers/{entry_id}", json=DECLARED, headers={"If-Match": "*"})
    assert kept.status_code == 200, kept.text
    assert (await move(desk.stage.owner, entry_id, "submitted")).status_code == 201
    return entry_id
