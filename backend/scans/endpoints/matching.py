"""How we choose, over HTTP: for everybody."""

from fastapi import Request, Response

from backend.core.etag import IfNoneMatch
from backend.core.freshness import public_answer
from backend.core.routing import router as make_router
from backend.scans import matching
from backend.scans.schemas.matching import MatchingMethodRead

methods = make_router(prefix="/matching-methods", tag="scans")


@methods.get("", summary="List how help is chosen", response_model=MatchingMethodRead)
async def list_matching_methods(request: Request, if_none_match: IfNoneMatch = None) -> Response:  # noqa: ARG001 - documented
    """What must hold of a tool or an adviser, what is weighed in which order, and what never weighs."""
    return public_answer(request, MatchingMethodRead, matching.method(), seconds=3600)
