"""Keeping a quick scan: under a key of the visitor's own for a month, or with a company for good."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.listing import page_of
from backend.core.schemas import PageQuery
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.organisations.parting import require_participating
from backend.organisations.queries import company_of
from backend.scans.errors import QuickScanNotFound
from backend.scans.keys import hash_of, read_key
from backend.scans.models import QuickScan
from backend.scans.schemas.quick_scan import GivenAnswer, QuickScanCreate
from backend.scans.service import quick

# Counted from the last time it was saved; `privacy/retention.py` tells everybody and takes them away.
KEPT_WITHOUT_ACCOUNT = timedelta(days=30)


async def keep(session: AsyncSession, key: str, wish: QuickScanCreate) -> dict[str, Any]:
    """Save the answers so far under this key; what was saved before under it is replaced.

    Raises QuestionnaireNotFound (404) and InvalidInput (400) as `quick.check`, and InvalidInput for what is no key.
    """
    written = read_key(key)
    if written is None:
        raise invalid(field("Scan-Key", "no_key", nl="Dit is geen geldige sleutel.", en="This is not a valid key."))
    await quick.check(session, wish)
    kept = upsert(QuickScan).values(
        version_id=wish.questionnaire_version_id,
        answers={given.item_code: given.value for given in wish.answers},
        saved_at=clock.now(),
        key_hash=hash_of(written),
    )
    replacing = {name: kept.excluded[name] for name in ("version_id", "answers", "saved_at")}
    await session.execute(kept.on_conflict_do_update(index_elements=["key_hash"], set_=replacing))
    return _told(await _by_key(session, written))


async def read_kept(session: AsyncSession, key: str) -> dict[str, Any]:
    """What was saved under this key. Raises QuickScanNotFound (404)."""
    return _told(await _by_key(session, key))


async def forget(session: AsyncSession, key: str) -> None:
    """Delete what was saved under this key. Raises QuickScanNotFound (404)."""
    await session.delete(await _by_key(session, key))
    await session.flush()


async def claim(session: AsyncSession, principal: Principal, key: str) -> dict[str, Any]:
    """Take a kept quick scan over for the company one acts for. From then on the key opens nothing.

    Raises QuickScanNotFound and CompanyNotFound (404), CompanyLeft (409).
    """
    assert principal.organisation_id is not None
    company = await company_of(session, principal.organisation_id)
    await require_participating(session, company.id)
    found = await _by_key(session, key, for_update=True)
    found.key_hash, found.company_id, found.claimed_on = None, company.id, clock.today()
    record(session, principal, "scans.claim-quick-scan", "quick-scan", found.id, organisation_id=company.id)
    await session.flush()
    return await _with_result(session, found)


async def list_of_company(session: AsyncSession, principal: Principal, wanted: PageQuery) -> dict[str, Any]:
    """One page of the quick scans of one's company, the newest first."""
    statement = select(QuickScan.id, QuickScan.saved_at, QuickScan.claimed_on).where(_visible_to(principal))
    return await page_of(session, statement.order_by(QuickScan.saved_at.desc(), QuickScan.id), wanted)


async def read_of_company(session: AsyncSession, principal: Principal, quick_scan_id: UUID) -> dict[str, Any]:
    """A quick scan of one's company, with its indication. Raises QuickScanNotFound (404)."""
    found = await session.scalar(select(QuickScan).where(QuickScan.id == quick_scan_id, _visible_to(principal)))
    if found is None:
        raise QuickScanNotFound
    return await _with_result(session, found)


async def remove_of_company(session: AsyncSession, principal: Principal, quick_scan_id: UUID) -> None:
    """Delete a quick scan of one's company. Raises QuickScanNotFound (404)."""
    gone = await session.execute(
        delete(QuickScan).where(QuickScan.id == quick_scan_id, _visible_to(principal)).returning(QuickScan.company_id)
    )
    company_id = gone.scalar()
    if company_id is None:
        raise QuickScanNotFound
    record(session, principal, "scans.remove-quick-scan", "quick-scan", quick_scan_id, organisation_id=company_id)
    await session.flush()


def _visible_to(principal: Principal) -> Any:
    return QuickScan.company_id == principal.organisation_id


async def _by_key(session: AsyncSession, key: str, *, for_update: bool = False) -> QuickScan:
    written = read_key(key)
    statement = select(QuickScan).filter_by(key_hash=hash_of(written or ""))
    found = await session.scalar(statement.with_for_update() if for_update else statement)
    if written is None or found is None:
        raise QuickScanNotFound
    return found


def _told(kept: QuickScan) -> dict[str, Any]:
    return {
        "questionnaire_version_id": kept.version_id,
        "answers": [{"item_code": code, "value": value} for code, value in sorted(kept.answers.items())],
        "saved_at": kept.saved_at,
        "kept_until": (kept.saved_at + KEPT_WITHOUT_ACCOUNT).date(),
    }


async def _with_result(session: AsyncSession, kept: QuickScan) -> dict[str, Any]:
    given = [GivenAnswer(item_code=code, value=value) for code, value in kept.answers.items()]
    wish = QuickScanCreate(questionnaire_version_id=kept.version_id, answers=given)
    return {
        "id": kept.id,
        "saved_at": kept.saved_at,
        "claimed_on": kept.claimed_on,
        "answers": _told(kept)["answers"],
        "result": await quick.assess(session, wish, kept.company_id),
    }
