"""The sandbox over HTTP, for the people who let systems try out in it."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Request, Security
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.database import Database, ReadSession, WriteSession, sandbox_of
from backend.core.problems import problems
from backend.core.routing import Route
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_person
from backend.sandbox import queries, service
from backend.sandbox.errors import SandboxBusy, SandboxNotOffered
from backend.sandbox.schemas import SandboxRead

router = make_router(prefix="/sandbox", tag="machines")
Manager = Annotated[Principal, Security(current_person, scopes=["machines:manage"])]


@router.get("", summary="See what is in the sandbox", response_model=SandboxRead)
async def read_sandbox(principal: Manager, session: ReadSession, request: Request) -> dict[str, Any]:
    """Test companies with a voucher in every state, apart from everything real: in a database of its own."""
    sandbox, organisation_id = await _offered(request, session, principal)
    if sandbox is None or organisation_id is None:
        return queries.NOT_OFFERED
    async with sandbox.read() as inside:
        return await queries.describe(inside, organisation_id)


class PatientRoute(Route):
    """Filling takes some seconds, on a busy machine more."""

    longest_seconds = 120.0


async def create_sandbox_reset(principal: Manager, session: WriteSession, request: Request) -> dict[str, Any]:
    """Everything that was done in it goes. Systems keep their access; they read all vouchers anew, as after 90 days."""
    sandbox, organisation_id = await _offered(request, session, principal)
    if sandbox is None or organisation_id is None:
        raise SandboxNotOffered
    await service.reset(session, principal, sandbox)
    async with sandbox.read() as inside:
        return await queries.describe(inside, organisation_id)


router.add_api_route(
    "/resets",
    create_sandbox_reset,
    methods=["POST"],
    summary="Open the sandbox, or put it back as it was",
    response_model=SandboxRead,
    status_code=201,
    responses=problems(SandboxNotOffered, SandboxBusy),
    route_class_override=PatientRoute,
)


async def _offered(
    request: Request, session: AsyncSession, principal: Principal
) -> tuple[Database | None, UUID | None]:
    return sandbox_of(request), await queries.test_organisation(session, principal)
