"""What companies do with the toolbox over HTTP: since when they use an item, and how it went."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.core.schemas import PageQuery
from backend.identity.principals import Principal, current_principal
from backend.organisations.errors import CompanyNotFound
from backend.toolbox import ratings as reading
from backend.toolbox.endpoints.items import SlugInPath
from backend.toolbox.errors import (
    ToolboxExperienceReviewed,
    ToolboxItemNotFound,
    ToolboxRatingNotFound,
    ToolboxRatingTooEarly,
    ToolboxUseKnown,
    ToolboxUseNotFound,
)
from backend.toolbox.experience import (
    ToolboxExperienceDecided,
    ToolboxExperiencePage,
    ToolboxExperienceReview,
    ToolboxRatingRead,
    ToolboxRatingWrite,
)
from backend.toolbox.models import ToolboxRating
from backend.toolbox.schemas import ToolboxUseCreate, ToolboxUseList, ToolboxUseRead
from backend.toolbox.service import using

recorded = make_router(prefix="/toolbox-items/{slug}/uses", tag="toolbox")
uses = make_router(prefix="/toolbox-uses", tag="toolbox")
experiences = make_router(prefix="/toolbox-experiences", tag="toolbox")

User = Annotated[Principal, Security(current_principal, scopes=["toolbox:use"])]
Reviewer = Annotated[Principal, Security(current_principal, scopes=["toolbox:publish"])]
UseId = Annotated[UUID, Path(alias="useId", description="The use, of your own company.")]


@recorded.post(
    "",
    summary="Say that your company uses an item",
    response_model=ToolboxUseRead,
    status_code=201,
    responses=problems(ToolboxItemNotFound, CompanyNotFound, ToolboxUseKnown),
)
async def create_toolbox_use(
    slug: SlugInPath, wish: ToolboxUseCreate, principal: User, session: WriteSession, once: OnceOptional
) -> Response:
    """With the day it began, so that monitoring can look at what came after."""
    use = await using.record_use(session, principal, slug, wish)
    return once.answer(ToolboxUseRead, use, status=201, headers={"Location": "/v1/toolbox-uses"})


@uses.get("", summary="List what your company uses", response_model=ToolboxUseList)
async def list_toolbox_uses(principal: User, session: ReadSession) -> dict[str, Any]:
    """Newest first."""
    company_id = principal.organisation_id
    return {"items": await reading.list_uses(session, company_id) if company_id else []}


@uses.put(
    "/{useId}/rating",
    summary="Say how it went",
    response_model=ToolboxRatingRead,
    responses=problems(ToolboxUseNotFound, ToolboxRatingTooEarly),
)
async def write_toolbox_rating(
    use_id: UseId,
    *,
    wish: ToolboxRatingWrite,
    principal: User,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> ToolboxRating:
    """From four weeks of use on, once per company; changing it needs If-Match. Words are reviewed first.

    Nobody else sees your score: only the mean, from five ratings on, in half points.
    """
    rating = await using.rate(session, principal, use_id, wish, if_match)
    mark(response, rating)
    return rating


@uses.delete(
    "/{useId}/rating",
    summary="Take your rating back",
    status_code=204,
    responses=problems(ToolboxUseNotFound, ToolboxRatingNotFound),
)
async def delete_toolbox_rating(
    use_id: UseId, principal: User, session: WriteSession, if_match: IfMatch = None
) -> None:
    """With its words."""
    await using.take_back_rating(session, principal, use_id, if_match)


@experiences.get("", summary="List words that wait for review", response_model=ToolboxExperiencePage)
async def list_toolbox_experiences(
    *,
    request: Request,
    response: Response,
    principal: Reviewer,
    session: ReadSession,
    wanted: Annotated[PageQuery, Query()],
) -> dict[str, Any]:
    """What companies wrote with a rating, in no order, without the company, the score or the day."""
    found = await reading.list_waiting(session, principal, wanted)
    link_pages(request, response, found)
    return found


@experiences.post(
    "/{ratingId}/status-changes",
    summary="Review what a company wrote",
    response_model=ToolboxExperienceDecided,
    responses=problems(ToolboxRatingNotFound, ToolboxExperienceReviewed),
)
async def review_toolbox_experience(
    rating_id: Annotated[UUID, Path(alias="ratingId", description="The rating that the words came with.")],
    *,
    wish: ToolboxExperienceReview,
    principal: Reviewer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> ToolboxRating:
    """Show them or withhold them; the words stay as they are."""
    rating = await using.review_experience(session, principal, rating_id, wish, if_match)
    mark(response, rating)
    return rating
