"""Stopping the digest in one click (RFC 8058): the address in its header.

A mail program POSTs to it, without a session. Opening it changes nothing and shows a page with a button.
"""

from datetime import timedelta
from typing import Annotated
from urllib.parse import quote

from fastapi import Path, Request, Response

from backend.core.client_address import address_of
from backend.core.database import WriteSession
from backend.core.one_click import ONE_CLICK_BODY, OneClickRoute, require_one_click
from backend.core.problems import TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import Limit, slow_down
from backend.notifications import choosing
from backend.notifications.digests import codes_of
from backend.notifications.errors import DigestCodeNotFound

router = make_router(prefix="/digest-unsubscriptions", tag="notices")
_GUESS = Limit("digest code from address", burst=20, every=timedelta(seconds=30))

UnsubscribeCode = Annotated[
    str, Path(alias="unsubscribeCode", max_length=100, description="From the header of a digest.")
]


async def open_digest_unsubscription(code: UnsubscribeCode) -> Response:
    """Leads to the page with the button, and changes nothing. The code goes behind the #, out of the next log."""
    return Response(status_code=303, headers={"Location": f"/meldingen/afmelden#{quote(code, safe='')}"})


async def create_digest_unsubscription(code: UnsubscribeCode, request: Request, session: WriteSession) -> None:
    """With `List-Unsubscribe=One-Click` as the form: what came in it comes in the app only. Again is the same."""
    require_one_click(await request.body())
    account_id = codes_of(request.app.state.settings).read(code)
    if account_id is None:
        await slow_down(request, (_GUESS, address_of(request.scope)))
        raise DigestCodeNotFound
    await choosing.stop_digest(session, account_id)


router.add_api_route(
    "/{unsubscribeCode}",
    open_digest_unsubscription,
    methods=["GET"],
    summary="Open the way out of the digest",
    response_class=Response,
    status_code=303,
    responses={303: {"description": "The page with the button."}},
    route_class_override=OneClickRoute,
)
router.add_api_route(
    "/{unsubscribeCode}",
    create_digest_unsubscription,
    methods=["POST"],
    summary="Stop the digest in one click",
    status_code=204,
    responses=problems(DigestCodeNotFound, TooManyRequests),
    openapi_extra=ONE_CLICK_BODY,
    route_class_override=OneClickRoute,
)
