"""The questionnaire and the quick scan: for everyone, without an account."""

from typing import Any

from fastapi import Response

from backend.core.database import ReadSession
from backend.core.etag import IfNoneMatch
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.scans import queries
from backend.scans.errors import QuestionnaireNotFound
from backend.scans.schemas.questionnaires import QuestionnaireVersionRead
from backend.scans.schemas.quick_scan import QuickScanCreate, QuickScanRead
from backend.scans.service import quick

versions = make_router(prefix="/questionnaire-versions", tag="scans")
quick_scans = make_router(prefix="/quick-scan-results", tag="scans")


@versions.get(
    "/current",
    summary="Read the current questionnaire",
    response_model=QuestionnaireVersionRead,
    responses={304: {"description": "You have the current one."}, **problems(QuestionnaireNotFound)},
)
async def read_current_questionnaire(
    session: ReadSession, response: Response, if_none_match: IfNoneMatch = None
) -> dict[str, Any] | Response:
    """Themes, scale and items in both languages; those of the quick scan are marked. A version never changes."""
    edition = await queries.current_edition(session)
    headers = {"ETag": f'"{edition.id}"', "Cache-Control": "public, max-age=60"}
    if if_none_match and headers["ETag"] in [tag.strip() for tag in if_none_match.split(",")]:
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return edition.describe()


@quick_scans.post(
    "",
    summary="Take the quick scan",
    response_model=QuickScanRead,
    responses=problems(QuestionnaireNotFound),
)
async def assess_quick_scan(wish: QuickScanCreate, session: ReadSession) -> dict[str, Any]:
    """An indication per theme from the answers given. Nothing is kept: the same answers give the same result."""
    return await quick.assess(session, wish)
