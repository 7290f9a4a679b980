"""Declarations of advisers and the rules of conduct over HTTP."""

from typing import Any

from fastapi import Response

from backend.advisers import declarations as told
from backend.advisers import queries
from backend.advisers.declaration_schemas import (
    ConductRules,
    DeclarationCreate,
    DeclarationList,
    DeclarationRead,
    InterestsAdd,
)
from backend.advisers.endpoints.advisers import Adviser, AdviserId
from backend.advisers.errors import AccreditationMoveImpossible, AdviserNotFound, RenewalTooEarly
from backend.advisers.service import declaring
from backend.content import load
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch
from backend.core.idempotency import OnceOptional
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.files.errors import FileAttached, FileNotFound
from backend.identity.principals import SignedIn

declarations = make_router(prefix="/adviser-profiles/{adviserId}/declarations", tag="advisers")
interests = make_router(prefix="/adviser-profiles/{adviserId}/interests", tag="advisers")
rules = make_router(prefix="/conduct-rules", tag="advisers")


@rules.get("", summary="List the rules of conduct", response_model=ConductRules)
async def list_conduct_rules(response: Response) -> dict[str, Any]:
    """What every accredited adviser agrees to, and what a complaint is about."""
    response.headers["Cache-Control"] = "public, max-age=3600"
    conduct = load.conduct()
    return {"edition": conduct.edition, "items": conduct.rules}


@declarations.get(
    "",
    summary="List the declarations of an adviser",
    response_model=DeclarationList,
    responses=problems(AdviserNotFound),
)
async def list_adviser_declarations(adviser_id: AdviserId, principal: SignedIn, session: ReadSession) -> dict[str, Any]:
    """Newest first, for the adviser and for Syntens."""
    adviser = await queries.get_profile(session, principal, adviser_id)
    return {"items": await told.list_of(session, adviser)}


@declarations.post(
    "",
    summary="Declare, and apply or ask for a new period",
    response_model=DeclarationRead,
    status_code=201,
    responses=problems(AdviserNotFound, FileNotFound, FileAttached, RenewalTooEarly, AccreditationMoveImpossible),
)
async def create_adviser_declaration(
    adviser_id: AdviserId,
    *,
    wish: DeclarationCreate,
    principal: Adviser,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """If-Match is the version of your profile. From 90 days before the end you ask for a new period with it."""
    made = await declaring.declare(session, principal, adviser_id, wish, if_match)
    location = f"/v1/adviser-profiles/{adviser_id}/declarations"
    return once.answer(DeclarationRead, made, status=201, headers={"Location": location})


@interests.post(
    "",
    summary="Add interests in companies",
    response_model=DeclarationRead,
    status_code=201,
    responses=problems(AdviserNotFound),
)
async def add_adviser_interests(
    adviser_id: AdviserId,
    *,
    wish: InterestsAdd,
    principal: Adviser,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """When one arises, however your accreditation stands: it counts at once. Only an officer takes one away."""
    added = await declaring.add_interests(session, principal, adviser_id, wish, if_match)
    location = f"/v1/adviser-profiles/{adviser_id}/declarations"
    return once.answer(DeclarationRead, added, status=201, headers={"Location": location})
