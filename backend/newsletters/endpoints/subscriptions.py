"""Subscriptions over HTTP: asked without an account, confirmed by mail, changed with a signed link or an account."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Response

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


@dataclass(frozen=True, slots=True)
class Shown:
    """Whose newsletter it is about: that of a link that we made, else of a person who signed in."""

    link: str | None
    asker: Principal | None


async def current_subscriber(request: Request, asker: Asker, link: NewsletterLink = None) -> Shown:
    """Who asks, before anything is read; a link that we never made counts as a guess."""
    if link is None and (asker is None or asker.person_id is None):
        raise NotAuthenticated(headers={"WWW-Authenticate": "Bearer"})
    require_own_app(request)
    if link is not None and keys_of(request.app.state.settings).read(PREFERENCES, link) is None:
        await slow_down(request, guesses(request))
        raise NewsletterSubscriptionNotFound
    return Shown(link, asker)


Subscriber = Annotated[Shown, Depends(current_subscriber)]


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
    reader: Subscriber, request: Request, response: Response, session: ReadSession
) -> dict[str, Any]:
    """With the link of a newsletter, or signed in."""
    keys = keys_of(request.app.state.settings)
    found = await queries.subscription_of(session, keys, reader.link, reader.asker)
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
    reader: Subscriber,
    *,
    wish: NewsletterWish,
    request: Request,
    response: Response,
    session: WriteSession,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Signed in, this also subscribes: your address was confirmed before. What exists needs If-Match."""
    keys = keys_of(request.app.state.settings)
    found = await queries.subscription_of(session, keys, reader.link, reader.asker, for_update=True)
    if found is not None:
        await subscribing.choose(session, found, wish, if_match)
    elif reader.link is None and reader.asker is not None:
        account = await session.get_one(Account, reader.asker.account_id)
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
async def delete_newsletter_subscription(reader: Subscriber, request: Request, session: WriteSession) -> None:
    """With the link of a newsletter, or signed in."""
    keys = keys_of(request.app.state.settings)
    found = await queries.subscription_of(session, keys, reader.link, reader.asker, for_update=True)
    if found is None:
        raise NewsletterSubscriptionNotFound
    await stopping.unsubscribe(session, keys, found.id)
