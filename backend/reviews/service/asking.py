"""A company asks its employees about an adviser: once per trajectory, for a period that never moves."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.reviews import queries
from backend.reviews.errors import ReviewRoundClosed, ReviewRoundKnown, ReviewRoundNotFound, TooManyLinks
from backend.reviews.models import LONGEST, SHORTEST, ReviewRound, ReviewRoundStatus, ReviewToken
from backend.reviews.schemas.rounds import ReviewLinksCreate, ReviewRoundCreate
from backend.reviews.service.reviewing import held
from backend.scans.keys import hash_of, new_token
from backend.scans.service.inviting import link_of

PAGE = "/beoordelen"
MOST_LINKS = 1_000


async def open_round(
    session: AsyncSession, principal: Principal, trajectory_id: UUID, wish: ReviewRoundCreate
) -> ReviewRound:
    """Begin to ask. Raises as `reviewing.held`, ReviewRoundKnown (409), InvalidInput (400)."""
    trajectory = await held(session, principal, trajectory_id)
    today = clock.today()
    if not today + timedelta(days=SHORTEST) <= wish.closes_on <= today + timedelta(days=LONGEST):
        raise invalid(
            field(
                "#/closesOn",
                "out_of_range",
                nl=f"Kies een dag die {SHORTEST} tot {LONGEST} dagen na vandaag ligt.",
                en=f"Choose a day {SHORTEST} to {LONGEST} days from today.",
            )
        )
    if await queries.round_of(session, trajectory.id) is not None:
        raise ReviewRoundKnown
    asked = ReviewRound(
        trajectory_id=trajectory.id,
        company_id=trajectory.company_id,
        adviser_id=trajectory.adviser_id,
        opened_on=today,
        closes_on=wish.closes_on,
    )
    session.add(asked)
    await session.flush()
    record(session, principal, "reviews.ask", "trajectory", trajectory.id, organisation_id=trajectory.company_id)
    return asked


async def make_links(
    session: AsyncSession, principal: Principal, trajectory_id: UUID, wish: ReviewLinksCreate, *, public_url: str
) -> dict[str, Any]:
    """Make links and answer them this once; they are kept as hashes. A new shared link ends the former one.

    Raises as `reviewing.held`, ReviewRoundNotFound (404), ReviewRoundClosed and TooManyLinks (409).
    """
    trajectory = await held(session, principal, trajectory_id)
    asked = await queries.round_of(session, trajectory.id)
    if asked is None:
        raise ReviewRoundNotFound
    if asked.status is not ReviewRoundStatus.OPEN or clock.today() > asked.closes_on:
        raise ReviewRoundClosed
    single = wish.kind == "single_use"
    quantity = wish.quantity if single else 1
    if single and asked.links + quantity > MOST_LINKS:
        raise TooManyLinks
    if single:
        asked.links += quantity
    else:
        await session.execute(
            delete(ReviewToken).where(ReviewToken.round_id == asked.id, ReviewToken.single_use.is_(False))
        )
    tokens = [new_token() for _ in range(quantity)]
    # In the order of the hashes: the place of a token in the table says nothing of its place on the sheet.
    for hashed in sorted(map(hash_of, tokens)):
        session.add(ReviewToken(token_hash=hashed, round_id=asked.id, single_use=single))
    await session.flush()
    record(
        session,
        principal,
        "reviews.make_links",
        "trajectory",
        trajectory.id,
        organisation_id=trajectory.company_id,
        kind=wish.kind,
    )
    links = [dict(zip(("url", "qr_svg"), link_of(public_url, token, PAGE), strict=True)) for token in tokens]
    return {"kind": wish.kind, "links": links}
