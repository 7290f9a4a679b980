"""Stopping the mails of the questions in one click (RFC 8058): the address in their header."""

from typing import Annotated
from urllib.parse import quote

from fastapi import Path, Request, Response

from backend.core.client_address import address_of
from backend.core.database import WriteSession
from backend.core.one_click import ONE_CLICK_BODY, OneClickRoute, require_one_click
from backend.core.problems import TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import slow_down
from backend.questions import errors
from backend.questions.service import following, posting

router = make_router(prefix="/question-digest-stops", tag="questions")

UnsubscribeCode = Annotated[
    str, Path(alias="unsubscribeCode", max_length=100, description="From the header of a mail of the questions.")
]


async def open_question_digest_stop(code: UnsubscribeCode) -> Response:
    """Leads to the page with the button, and changes nothing."""
    return Response(status_code=303, headers={"Location": f"/vragen/afmelden?sleutel={quote(code, safe='')}"})


async def use_question_digest_stop(code: UnsubscribeCode, request: Request, session: WriteSession) -> None:
    """With `List-Unsubscribe=One-Click` as the form, without a session. Again is the same."""
    require_one_click(await request.body())
    try:
        await following.stop(session, following.marker(request.app.state.settings), code)
    except errors.DigestLinkInvalid:
        # Only guesses count: many people's mail programs ask from one address.
        await slow_down(request, (posting.STOPS, address_of(request.scope)))
        raise


router.add_api_route(
    "/{unsubscribeCode}",
    open_question_digest_stop,
    methods=["GET"],
    summary="Open the way out of the mails of the questions",
    response_class=Response,
    status_code=303,
    responses={303: {"description": "The page with the button."}},
    route_class_override=OneClickRoute,
)
router.add_api_route(
    "/{unsubscribeCode}",
    use_question_digest_stop,
    methods=["POST"],
    summary="Stop the mails of the questions in one click",
    status_code=204,
    responses=problems(errors.DigestLinkInvalid, TooManyRequests),
    openapi_extra=ONE_CLICK_BODY,
    route_class_override=OneClickRoute,
)
