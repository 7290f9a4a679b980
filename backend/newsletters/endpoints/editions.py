"""Editions over HTTP: composed by one officer of the programme, sent by another."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.newsletters import queries
from backend.newsletters.drafts import (
    NewsletterEditionFilter,
    NewsletterEditionPage,
    NewsletterEditionRead,
    NewsletterStatusChange,
    NewsletterTestMail,
    NewsletterWords,
)
from backend.newsletters.errors import (
    NewsletterEditionNotFound,
    NewsletterMoveImpossible,
    NewsletterWordsFixed,
    NewsletterWrittenByYou,
)
from backend.newsletters.service import composing

router = make_router(prefix="/newsletter-editions", tag="newsletters")

Editor = Annotated[Principal, Security(current_principal, scopes=["newsletters:edit"])]
EditionId = Annotated[UUID, Path(alias="newsletterEditionId", description="The edition.")]


@router.get("", summary="List newsletters", response_model=NewsletterEditionPage)
async def list_newsletter_editions(
    request: Request,
    response: Response,
    _: Editor,
    session: ReadSession,
    wanted: Annotated[NewsletterEditionFilter, Query()],
) -> dict[str, Any]:
    """Last changed first."""
    found = await queries.list_editions(session, wanted)
    link_pages(request, response, found)
    return found


@router.post("", summary="Compose a newsletter", response_model=NewsletterEditionRead, status_code=201)
async def create_newsletter_edition(
    wish: NewsletterWords, request: Request, principal: Editor, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft, made of published articles and news."""
    edition = await composing.compose(session, principal, wish)
    described = await queries.describe(session, principal, edition, request.app.state.settings.public_url)
    headers = {"Location": f"/v1/newsletter-editions/{edition.id}", "ETag": etag(edition)}
    return once.answer(NewsletterEditionRead, described, status=201, headers=headers)


@router.get(
    "/{newsletterEditionId}",
    summary="Read a newsletter",
    response_model=NewsletterEditionRead,
    responses=problems(NewsletterEditionNotFound),
)
async def read_newsletter_edition(
    edition_id: EditionId, request: Request, response: Response, principal: Editor, session: ReadSession
) -> dict[str, Any]:
    """With the mail as it would arrive, and how many would get it."""
    edition = await queries.get_edition(session, edition_id)
    mark(response, edition)
    return await queries.describe(session, principal, edition, request.app.state.settings.public_url)


@router.put(
    "/{newsletterEditionId}",
    summary="Change a newsletter",
    response_model=NewsletterEditionRead,
    responses=problems(NewsletterEditionNotFound, NewsletterWordsFixed),
)
async def update_newsletter_edition(
    edition_id: EditionId,
    *,
    wish: NewsletterWords,
    request: Request,
    response: Response,
    principal: Editor,
    session: WriteSession,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """As long as it is a draft."""
    edition = await composing.change_words(session, principal, edition_id, wish, if_match)
    mark(response, edition)
    return await queries.describe(session, principal, edition, request.app.state.settings.public_url)


@router.post(
    "/{newsletterEditionId}/status-changes",
    summary="Offer, hand back or send a newsletter",
    response_model=NewsletterEditionRead,
    responses=problems(NewsletterEditionNotFound, NewsletterMoveImpossible, NewsletterWrittenByYou),
)
async def create_newsletter_status_change(
    edition_id: EditionId,
    *,
    wish: NewsletterStatusChange,
    request: Request,
    response: Response,
    principal: Editor,
    session: WriteSession,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Whoever composed or offered it does not send it. Sending begins once and is not taken back."""
    edition = await composing.change_status(session, principal, edition_id, wish, if_match)
    mark(response, edition)
    return await queries.describe(session, principal, edition, request.app.state.settings.public_url)


@router.post(
    "/{newsletterEditionId}/test-mails",
    summary="Mail a newsletter to yourself",
    status_code=204,
    responses=problems(NewsletterEditionNotFound, TooManyRequests),
)
async def create_newsletter_test_mail(
    edition_id: EditionId, wish: NewsletterTestMail, principal: Editor, session: WriteSession
) -> None:
    """As subscribers would get it, to the address of your account; its links unsubscribe nobody."""
    await composing.send_trial(session, principal, edition_id, wish.language)
