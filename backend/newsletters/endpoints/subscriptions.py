"""Subscriptions over HTTP: asked without an account, confirmed by mail, changed with a signed link or an account."""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import Header, Request, Response

from backend.core.client_address import address_of
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.problems import InvalidInput, NotAuthenticated, OriginRefused, TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import Counted, Limit, give_back, slow_down
from backend.identity.models import Account
from backend.identity.principals import Asker, Principal, require_own_app
from backend.newsletters import queries
from backend.newsletters.errors import NewsletterLinkNotFound, NewsletterSubscriptionNotFound
from backend.newsletters.keys import PREFERENCES, keys_of
from backend.newsletters.schemas import (
    NewsletterConfirmation,
    NewsletterMailOnItsWay,
    NewsletterSubscriptionCreate,
    NewsletterSubscriptionRead,
    NewsletterWish,
)
from backend.newsletters.service import stopping, subscribing

router = make_router(prefix="/newsletter-subscriptions", tag="newsletters")

# Every mail that is asked for counts: nobody's mailbox is filled from here. Of links only those that do not work count.
_MAIL_TO = Limit("newsletter asked for mailbox", burst=3, every=timedelta(minutes=30))
_MAIL_FROM = Limit("newsletter asked from address", burst=20, every=timedelta(minutes=1))
_GUESS = Limit("newsletter link from address", burst=20, every=timedelta(seconds=30))

NewsletterLink = Annotated[
    str | None,
    Header(
        alias="Newsletter-Link",
        min_length=1,
        max_length=100,
        description="The part after the # of the link to your preferences; without it, those of your account.",
    ),
]


def guesses(request: Request) -> Counted:
    """What showing a link counts for, until it turns out to work."""
    return _GUESS, address_of(request.scope)


@router.post(
    "",
    summary="Ask for the newsletter",
    response_model=NewsletterMailOnItsWay,
    status_code=202,
    responses=problems(InvalidInput, OriginRefused, TooManyRequests),
)
async def create_newsletter_subscription(
    wish: NewsletterSubscriptionCreate, request: Request, session: WriteSession
) -> dict[str, int]:
    """Mails a link to confirm. The answer is the same whatever we know of the address.

    Needs the same headers as signing in. Ask again for a new mail.
    """
    require_own_app(request)
    await slow_down(request, (_MAIL_FROM, address_of(request.scope)), (_MAIL_TO, wish.email))
    await subscribing.ask(session, keys_of(request.app.state.settings), wish)
    return {"valid_days": subscribing.VALID.days}


@router.post(
    "/uses",
    summary="Confirm the newsletter",
    response_model=NewsletterSubscriptionRead,
    status_code=201,
    responses=problems(InvalidInput, OriginRefused, NewsletterLinkNotFound, TooManyRequests),
)
async def confirm_newsletter_subscription(
    wish: NewsletterConfirmation, request: Request, session: WriteSession, response: Response
) -> dict[str, Any]:
    """With the link that was mailed. Works once."""
    require_own_app(request)
    keys, counted = keys_of(request.app.state.settings), guesses(request)
    await slow_down(request, counted)
    found = await subscribing.confirm(session, keys, wish.token)
    await give_back(session, counted)
    mark(response, found)
    response.headers["Location"] = "/v1/newsletter-subscriptions/current"
    return queries.describe_subscription(found, keys)


@router.get(
    "/current",
    summary="Read what you get",
    response_model=NewsletterSubscriptionRead,
    responses=problems(NotAuthenticated, NewsletterSubscriptionNotFound, TooManyRequests),
)
async def read_newsletter_subscription(
    request: Request, response: Response, asker: Asker, session: ReadSession, link: NewsletterLink = None
) -> dict[str, Any]:
    """With the link of a newsletter, or signed in."""
    _require_somebody(link, asker)
    keys = keys_of(request.app.state.settings)
    if link is not None:
        await _count_unless_ours(request, link)
    found = await queries.subscription_of(session, keys, link, asker)
    if found is None:
        raise NewsletterSubscriptionNotFound
    mark(response, found)
    return queries.describe_subscription(found, keys)


@router.put(
    "/current",
    summary="Choose what you get",
    response_model=NewsletterSubscriptionRead,
    responses=problems(InvalidInput, NotAuthenticated, OriginRefused, NewsletterSubscriptionNotFound, TooManyRequests),
)
async def update_newsletter_subscription(
    *,
    wish: NewsletterWish,
    request: Request,
    response: Response,
    asker: Asker,
    session: WriteSession,
    link: NewsletterLink = None,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Signed in, this also subscribes: your address was confirmed before. What exists needs If-Match."""
    _require_somebody(link, asker)
    require_own_app(request)
    keys = keys_of(request.app.state.settings)
    if link is not None:
        await _count_unless_ours(request, link)
    found = await queries.subscription_of(session, keys, link, asker, for_update=True)
    if found is not None:
        await subscribing.choose(session, found, wish, if_match)
    elif link is None and asker is not None:
        account = await session.get_one(Account, asker.account_id)
        found = await subscribing.subscribe(session, keys, account.email, wish)
    else:
        raise NewsletterSubscriptionNotFound
    mark(response, found)
    return queries.describe_subscription(found, keys)


@router.delete(
    "/current",
    summary="Get no newsletter any more",
    status_code=204,
    responses=problems(NotAuthenticated, OriginRefused, NewsletterSubscriptionNotFound, TooManyRequests),
)
async def delete_newsletter_subscription(
    request: Request, asker: Asker, session: WriteSession, link: NewsletterLink = None
) -> None:
    """With the link of a newsletter, or signed in."""
    _require_somebody(link, asker)
    require_own_app(request)
    keys = keys_of(request.app.state.settings)
    if link is not None:
        await _count_unless_ours(request, link)
    found = await queries.subscription_of(session, keys, link, asker, for_update=True)
    if found is None:
        raise NewsletterSubscriptionNotFound
    await stopping.unsubscribe(session, keys, found.id)


def _require_somebody(link: str | None, asker: Principal | None) -> None:
    if link is None and (asker is None or asker.person_id is None):
        raise NotAuthenticated(headers={"WWW-Authenticate": "Bearer"})


async def _count_unless_ours(request: Request, link: str) -> None:
    """Slow down who shows links that we never made. Raises NewsletterSubscriptionNotFound (404)."""
    if keys_of(request.app.state.settings).read(PREFERENCES, link) is None:
        await slow_down(request, guesses(request))
        raise NewsletterSubscriptionNotFound
