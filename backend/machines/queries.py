"""Which API clients there are, for the people of their organisation."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.faults import Faults
from backend.core.listing import page_of_entities
from backend.core.schemas import PageQuery
from backend.identity.models import MachineClient, MachineCredential, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, machine_scopes
from backend.machines.errors import MachineClientNotFound


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The clients of one's own organisation that were not revoked."""
    if principal.organisation_id is None:
        return false()
    return and_(MachineClient.organisation_id == principal.organisation_id, MachineClient.revoked_at.is_(None))


def usable() -> ColumnElement[bool]:
    """Credentials that still open the door."""
    expires = MachineCredential.expires_at
    return and_(MachineCredential.revoked_at.is_(None), or_(expires.is_(None), expires > clock.now()))


async def get_client(
    session: AsyncSession, principal: Principal, client_id: UUID, *, for_update: bool = False
) -> MachineClient:
    """A client of one's own organisation. Raises MachineClientNotFound (404)."""
    statement = select(MachineClient).where(MachineClient.id == client_id, visible_to(principal))
    if for_update:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = await session.scalar(statement)
    if found is None:
        raise MachineClientNotFound
    return found


async def list_clients(session: AsyncSession, principal: Principal, wanted: PageQuery) -> dict[str, Any]:
    """One page of the clients, by name, each with its credentials."""
    statement = select(MachineClient).where(visible_to(principal)).order_by(MachineClient.name, MachineClient.id)
    found = await page_of_entities(session, statement, wanted)
    credentials = await _credentials_of(session, [client.id for client in found["items"]])
    return {**found, "items": [_described(client, credentials[client.id]) for client in found["items"]]}


async def describe(session: AsyncSession, client: MachineClient) -> dict[str, Any]:
    """A client as its organisation sees it."""
    return _described(client, (await _credentials_of(session, [client.id]))[client.id])


async def scopes_for(session: AsyncSession, principal: Principal) -> frozenset[str]:
    """What systems of one's organisation can be allowed to do."""
    return machine_scopes(await kind_of(session, principal))


async def kind_of(session: AsyncSession, principal: Principal) -> OrganisationKind:
    """What one's organisation is."""
    return OrganisationKind((await session.get_one(Organisation, principal.organisation_id)).kind)


def _described(client: MachineClient, credentials: list[MachineCredential]) -> dict[str, Any]:
    return {
        "id": client.id,
        "version": client.version,
        "name": client.name,
        "scopes": client.scopes,
        "created_at": client.created_at,
        "last_used_at": client.last_used_at,
        "sandbox": client.sandbox,
        "faults": {**asdict(Faults()), **(client.faults or {})} if client.sandbox else None,
        "credentials": credentials,
    }


async def _credentials_of(session: AsyncSession, client_ids: list[UUID]) -> dict[UUID, list[MachineCredential]]:
    found: dict[UUID, list[MachineCredential]] = {client_id: [] for client_id in client_ids}
    rows = await session.scalars(
        select(MachineCredential)
        .where(MachineCredential.client_id.in_(client_ids), usable())
        .order_by(MachineCredential.created_at, MachineCredential.id)
    )
    for credential in rows:
        found[credential.client_id].append(credential)
    return found
