"""Profiles and suggestions over HTTP."""

from typing import Annotated, Any

from fastapi import Query, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.network import errors
from backend.network.endpoints.parameters import Networker, ProfileId
from backend.network.queries import profiles as queries
from backend.network.schemas import profiles as schemas
from backend.network.service import profiles as service

own = make_router(prefix="/network-profile", tag="network")
router = make_router(prefix="/network-profiles", tag="network")
suggestions = make_router(prefix="/network-suggestions", tag="network")


@own.get("", summary="Read your own network profile", response_model=schemas.OwnNetworkProfile)
async def read_own_network_profile(principal: Networker, session: ReadSession, response: Response) -> dict[str, Any]:
    """Whole, with who reads what; off and empty until you make one."""
    found = await queries.read_own(session, principal)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@own.put(
    "",
    summary="Write your own network profile",
    response_model=schemas.OwnNetworkProfile,
    responses=problems(errors.NetworkProfileElsewhere, errors.ScanConsentNotYours),
)
async def replace_own_network_profile(
    wish: schemas.NetworkProfileWrite,
    principal: Networker,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Nobody reads a field until you say so, and nobody finds you until you switch it on."""
    profile = await service.write(session, principal, wish, if_match)
    response.headers["ETag"] = f'"{profile.version}"'
    return await queries.read_own(session, principal)


@own.delete(
    "",
    summary="Remove your own network profile",
    status_code=204,
    responses=problems(errors.NetworkProfileNotFound),
)
async def delete_own_network_profile(principal: Networker, session: WriteSession) -> Response:
    """At once, with whoever it was suggested to. Conversations stay, and nobody can write in them."""
    await service.remove(session, principal)
    return Response(status_code=204)


@router.get("", summary="List people in the network", response_model=schemas.NetworkProfileList)
async def list_network_profiles(
    principal: Networker, session: ReadSession, wanted: Annotated[schemas.NetworkProfileFilter, Query()]
) -> dict[str, Any]:
    """Others who are in it, page after page by `nextCursor`. A filter finds nobody by what they do not show."""
    return await queries.list_profiles(session, principal, wanted)


@router.get(
    "/{networkProfileId}",
    summary="Read a network profile",
    response_model=schemas.NetworkProfileRead,
    responses=problems(errors.NetworkProfileNotFound),
)
async def read_network_profile(profile_id: ProfileId, principal: Networker, session: ReadSession) -> dict[str, Any]:
    """What this person shows to you. Your own: as a stranger sees it."""
    return await queries.describe_profile(session, principal, profile_id)


@suggestions.get("", summary="List whom you may want to meet", response_model=schemas.NetworkSuggestionList)
async def list_network_suggestions(principal: Networker, session: ReadSession) -> dict[str, Any]:
    """At most three people, for a month, because of a theme of your own scan. Only when both companies want it."""
    return {"items": await queries.list_suggestions(session, principal)}
