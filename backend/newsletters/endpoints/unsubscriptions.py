"""Unsubscribing in one click (RFC 8058): the address in the header of each newsletter.

A mail program POSTs to it, without a session and without anything of ours. Opening it does nothing but show a page with
a button: programs that look at every link of a mail unsubscribe nobody.
"""

from typing import Annotated
from urllib.parse import quote

from fastapi import Path, Request, Response

from backend.core.database import WriteSession
from backend.core.one_click import ONE_CLICK_BODY, OneClickRoute, require_one_click
from backend.core.problems import TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import slow_down
from backend.newsletters.endpoints.subscriptions import guesses
from backend.newsletters.errors import NewsletterLinkNotFound
from backend.newsletters.keys import UNSUBSCRIBE, keys_of
from backend.newsletters.service import stopping

router = make_router(prefix="/newsletter-unsubscriptions", tag="newsletters")

UnsubscribeCode = Annotated[
    str, Path(alias="unsubscribeCode", max_length=100, description="From the header of a newsletter.")
]


async def open_newsletter_unsubscription(code: UnsubscribeCode) -> Response:
    """Leads to the page with the button, and changes nothing. The code goes behind the #, out of the next log."""
    # Whatever was put in the address is written as part of an address: it begins no other header.
    return Response(status_code=303, headers={"Location": f"/nieuwsbrief/afmelden#{quote(code, safe='')}"})


async def create_newsletter_unsubscription(code: UnsubscribeCode, request: Request, session: WriteSession) -> None:
    """With `List-Unsubscribe=One-Click` as the form. Again, or after it was done otherwise, it says the same."""
    require_one_click(await request.body())
    keys = keys_of(request.app.state.settings)
    subscription_id = keys.read(UNSUBSCRIBE, code)
    if subscription_id is None:
        await slow_down(request, guesses(request))
        raise NewsletterLinkNotFound
    await stopping.unsubscribe(session, keys, subscription_id)


router.add_api_route(
    "/{unsubscribeCode}",
    open_newsletter_unsubscription,
    methods=["GET"],
    summary="Open the way out of the newsletter",
    response_class=Response,
    status_code=303,
    responses={303: {"description": "The page with the button."}},
    route_class_override=OneClickRoute,
)
router.add_api_route(
    "/{unsubscribeCode}",
    create_newsletter_unsubscription,
    methods=["POST"],
    summary="Unsubscribe from the newsletter in one click",
    status_code=204,
    responses=problems(NewsletterLinkNotFound, TooManyRequests),
    openapi_extra=ONE_CLICK_BODY,
    route_class_override=OneClickRoute,
)
