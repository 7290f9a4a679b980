"""API clients over HTTP, for the people of their organisation."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession, database_of, sandbox_of
from backend.core.etag import IfMatch, etag, mark
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.core.schemas import PageQuery
from backend.identity.errors import DataAgreementMissing
from backend.identity.principals import Principal, current_person
from backend.identity.scope_words import DESCRIPTIONS
from backend.machines import queries
from backend.machines.errors import (
    CredentialNotFound,
    KeyKnown,
    MachineClientNotFound,
    SandboxNotOpen,
    SecondPersonNeeded,
    TooManyCredentials,
    TooManyMachineClients,
)
from backend.machines.schemas import (
    CredentialCreate,
    MachineClientCreate,
    MachineClientPage,
    MachineClientRead,
    MachineClientUpdate,
    MachineCredentialCreated,
    MachineCredentialRead,
    MachineScopeList,
)
from backend.machines.service import clients as service
from backend.machines.service import introducing

router = make_router(prefix="/machine-clients", tag="machines")
scopes = make_router(prefix="/machine-scopes", tag="machines")
Manager = Annotated[Principal, Security(current_person, scopes=["machines:manage"])]
ClientId = Annotated[UUID, Path(alias="clientId", description="The API client.")]
CredentialId = Annotated[UUID, Path(alias="credentialId", description="The secret or public key.")]


@scopes.get("", summary="See what systems can be allowed", response_model=MachineScopeList)
async def list_machine_scopes(principal: Manager, session: ReadSession) -> dict[str, Any]:
    """What an API client of your organisation can get, from what its people may do."""
    allowed = await queries.scopes_for(session, principal)
    return {"items": [{"scope": scope, "description": DESCRIPTIONS[scope]} for scope in sorted(allowed)]}


@router.get("", summary="List API clients", response_model=MachineClientPage)
async def list_machine_clients(
    request: Request,
    response: Response,
    principal: Manager,
    session: ReadSession,
    wanted: Annotated[PageQuery, Query()],
) -> dict[str, Any]:
    """Those of your organisation that were not revoked, by name, with the credentials that still work."""
    found = await queries.list_clients(session, principal, wanted)
    link_pages(request, response, found)
    return found


@router.post(
    "",
    summary="Make an API client",
    response_model=MachineClientRead,
    status_code=201,
    responses=problems(TooManyMachineClients, SandboxNotOpen, DataAgreementMissing),
)
async def create_machine_client(
    wish: MachineClientCreate, principal: Manager, session: WriteSession, request: Request, response: Response
) -> dict[str, Any]:
    """It gets in once it has a secret or a public key; with `vouchers:sync` a colleague of yours makes that."""
    if wish.sandbox:  # before the session begins its transaction, which must not wait for the sandbox
        async with database_of(request).read() as looking:
            kind = await queries.kind_of(looking, principal)
        assert principal.organisation_id
        await introducing.require_open(sandbox_of(request), kind, principal.organisation_id)
    client = await service.create_client(session, principal, wish)
    response.headers["Location"] = f"/v1/machine-clients/{client.id}"
    response.headers["ETag"] = etag(client)
    return await queries.describe(session, client)


@router.get(
    "/{clientId}",
    summary="Read an API client",
    response_model=MachineClientRead,
    responses=problems(MachineClientNotFound),
)
async def read_machine_client(
    client_id: ClientId, principal: Manager, session: ReadSession, response: Response
) -> dict[str, Any]:
    """What it may do, and when it was last used."""
    client = await queries.get_client(session, principal, client_id)
    mark(response, client)
    return await queries.describe(session, client)


@router.patch(
    "/{clientId}",
    summary="Change an API client",
    response_model=MachineClientRead,
    responses=problems(MachineClientNotFound, SecondPersonNeeded),
)
async def update_machine_client(
    client_id: ClientId,
    *,
    wish: MachineClientUpdate,
    principal: Manager,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Its name, what it may do, or in the sandbox which faults it meets.

    A scope that is taken away is gone from tokens given before, too.
    """
    client = await service.change_client(session, principal, client_id, wish, if_match)
    mark(response, client)
    return await queries.describe(session, client)


@router.delete(
    "/{clientId}", summary="Revoke an API client", status_code=204, responses=problems(MachineClientNotFound)
)
async def delete_machine_client(
    client_id: ClientId, principal: Manager, session: WriteSession, if_match: IfMatch = None
) -> None:
    """Ends its access at once: tokens given before are refused from now on. The audit trail keeps its name."""
    await service.revoke_client(session, principal, client_id, if_match)


@router.post(
    "/{clientId}/credentials",
    summary="Add a secret or public key",
    response_model=MachineCredentialCreated,
    status_code=201,
    responses=problems(MachineClientNotFound, SecondPersonNeeded, TooManyCredentials, KeyKnown),
)
async def create_machine_credential(
    client_id: ClientId, wish: CredentialCreate, principal: Manager, session: WriteSession, response: Response
) -> dict[str, Any]:
    """To change over: add the new one, let your system use it, revoke the old one. A secret is shown only now."""
    credential, secret = await service.add_credential(session, principal, client_id, wish)
    response.headers["Location"] = f"/v1/machine-clients/{client_id}"
    return {**MachineCredentialRead.model_validate(credential).model_dump(), "secret": secret}


@router.delete(
    "/{clientId}/credentials/{credentialId}",
    summary="Revoke a secret or public key",
    status_code=204,
    responses=problems(MachineClientNotFound, CredentialNotFound),
)
async def delete_machine_credential(
    client_id: ClientId, credential_id: CredentialId, principal: Manager, session: WriteSession
) -> None:
    """No new tokens are given for it; those given before end within ten minutes."""
    await service.revoke_credential(session, principal, client_id, credential_id)
