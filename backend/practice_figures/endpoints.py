"""Figures of measurements in a practice over HTTP."""

from typing import Annotated, Any

from fastapi import Response, Security

from backend.core.database import WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.practice_figures import service
from backend.practice_figures.errors import PracticeFiguresMissing
from backend.practice_figures.schemas import VerifiedFigures
from backend.practices import queries
from backend.practices.drafts import PracticeVersionRead
from backend.practices.endpoints.versions import PracticeVersionId
from backend.practices.errors import PracticeVersionNotFound, PracticeWordsFixed

router = make_router(prefix="/practice-versions", tag="practices")

Measurer = Annotated[Principal, Security(current_principal, scopes=["practices:write", "measurements:read"])]


@router.put(
    "/{practiceVersionId}/verified-figures",
    summary="Take figures over from measurements",
    response_model=PracticeVersionRead,
    responses=problems(PracticeVersionNotFound, PracticeWordsFixed, PracticeFiguresMissing),
)
async def update_practice_figures(
    version_id: PracticeVersionId,
    *,
    wish: VerifiedFigures,
    principal: Measurer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """From the baseline and the newest completed follow-up of your own company. They say so, with both days."""
    practice, version = await service.take_over(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, principal, practice, version)
