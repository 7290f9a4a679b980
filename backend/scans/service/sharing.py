"""Sharing a published result by a link: make it, change how long it works, stop, and set it on a poster."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.documents import day, render
from backend.identity.principals import Principal
from backend.scans import queries
from backend.scans.errors import ScanResultNotFound, ScanShareExists, ScanShareNotFound
from backend.scans.keys import hash_of, new_token
from backend.scans.models import ResultShare, Scan, ScanStatus
from backend.scans.schemas.sharing import ScanShareCreate, ScanSharePosterCreate, ScanShareUpdate
from backend.scans.service.inviting import link_of

# Where employees come back for what they answered. The secret stands behind the #, which no browser sends on.
PAGE = "/mijn-antwoorden"
LONGEST = timedelta(days=366)
POSTER = {"nl": "Wat er uit onze scan kwam", "en": "What our scan showed"}


async def get(session: AsyncSession, scan: Scan, *, for_update: bool = False) -> ResultShare:
    """The link to the result of a scan that was found. Raises ScanShareNotFound (404)."""
    statement = select(ResultShare).where(ResultShare.scan_id == scan.id)
    found: ResultShare | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise ScanShareNotFound
    return found


async def share(
    session: AsyncSession, principal: Principal, scan: Scan, wish: ScanShareCreate
) -> tuple[ResultShare, str]:
    """Make the link, and answer its secret this once. The scan is held, so that of two wishes one makes it.

    Raises ScanResultNotFound (404), InvalidInput (400), ScanShareExists (409).
    """
    if scan.status is not ScanStatus.PUBLISHED:
        raise ScanResultNotFound
    _require_within_a_year(wish.ends_on)
    if await session.get(ResultShare, scan.id) is not None:
        raise ScanShareExists
    token = new_token()
    made = ResultShare(scan_id=scan.id, token_hash=hash_of(token), ends_on=wish.ends_on, with_plan=wish.with_plan)
    session.add(made)
    _note(session, principal, "scans.share", scan)
    await session.flush()
    await session.refresh(made)
    return made, token


async def change(
    session: AsyncSession, principal: Principal, scan: Scan, wish: ScanShareUpdate, if_match: str | None
) -> ResultShare:
    """Let the same link work longer or shorter, with or without the plan.

    Raises ScanShareNotFound (404), InvalidInput (400), and what `require_current` raises.
    """
    found = await get(session, scan, for_update=True)
    require_current(found, if_match)
    if wish.ends_on is not None:
        _require_within_a_year(wish.ends_on)
        found.ends_on = wish.ends_on
    if wish.with_plan is not None:
        found.with_plan = wish.with_plan
    _note(session, principal, "scans.change-share", scan)
    await session.flush()
    return found


async def stop(session: AsyncSession, principal: Principal, scan: Scan, if_match: str | None) -> None:
    """End the link for good. Raises ScanShareNotFound (404), and what `require_current` raises."""
    found = await get(session, scan, for_update=True)
    require_current(found, if_match)
    await session.delete(found)
    _note(session, principal, "scans.stop-sharing", scan)
    await session.flush()


async def poster(session: AsyncSession, scan: Scan, wish: ScanSharePosterCreate, *, public_url: str) -> bytes:
    """The link as a poster. Raises ScanShareNotFound (404) for a link that does not work."""
    found = await get(session, scan)
    if found.token_hash != hash_of(wish.token) or not works(found):
        raise ScanShareNotFound
    url, svg = link_of(public_url, wish.token, PAGE)
    told = {
        "company": await queries.company_name(session, scan),
        "until": day(found.ends_on, wish.language),
        "url": url,
        "qr": svg,
    }
    return await render("result-poster", told, title=POSTER[wish.language], language=wish.language)


def works(share: ResultShare) -> bool:
    """Whether the link still leads to the result."""
    return share.ends_on >= clock.today()


def _require_within_a_year(ends_on: date) -> None:
    if not clock.today() <= ends_on <= clock.today() + LONGEST:
        raise invalid(
            field(
                "#/endsOn",
                "not_within_a_year",
                nl="Kies een dag van vandaag tot een jaar verder.",
                en="Choose a day from today up to a year ahead.",
            )
        )


def _note(session: AsyncSession, principal: Principal, act: str, scan: Scan) -> None:
    record(session, principal, act, "scan", scan.id, organisation_id=scan.company_id)
