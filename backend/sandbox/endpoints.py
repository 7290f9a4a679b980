"""The sandbox over HTTP, for the people who let systems try out in it."""

import asyncio
from typing import Annotated, Any

from fastapi import Request, Security

from backend.core.database import Database, database_of, sandbox_of
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
async def read_sandbox(principal: Manager, request: Request) -> dict[str, Any]:
    """Test companies with a voucher in every state, or a test branch with its members, apart from everything real.

    It is in a database of its own.
    """
    async with database_of(request).read() as real:
        place = await queries.place_of(real, principal)
    sandbox = sandbox_of(request)
    if sandbox is None or place is None:
        return queries.NOT_OFFERED
    async with sandbox.read() as inside:
        return await queries.describe(inside, place)


class PatientRoute(Route):
    """Filling takes some seconds, on a busy machine more."""

    longest_seconds = 120.0


async def create_sandbox_reset(principal: Manager, request: Request) -> dict[str, Any]:
    """Everything that was done in it goes: for a branch what is of its test branch, for others all of it.

    Systems keep their access. Where all of it goes they read all vouchers anew, as after 90 days.
    """
    database, sandbox = database_of(request), sandbox_of(request)
    async with database.write() as real:
        place = await queries.place_of(real, principal)
        if sandbox is None or place is None:
            raise SandboxNotOffered
        service.write_down(real, principal)
        branch_worlds = await queries.branch_worlds(real)
    try:
        return await service.reset(sandbox, place, branch_worlds)
    except (Exception, asyncio.CancelledError):  # the latter when its time is over
        told = asyncio.create_task(_write_down_failure(database, principal))
        await asyncio.shield(told)
        raise


async def _write_down_failure(database: Database, principal: Principal) -> None:
    async with database.write() as real:
        service.write_down(real, principal, failed=True)


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
