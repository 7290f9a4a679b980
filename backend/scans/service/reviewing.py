"""Reviewing open answers: show, show in part, or not show; once. The reviewer changes no word."""

from typing import assert_never
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.scans import remarks
from backend.scans.errors import ScanRemarkReviewed
from backend.scans.masking import only_masked
from backend.scans.models import REVIEWED_WITHIN, PooledRemark, RemarkStatus, ScanResult
from backend.scans.schemas.remarks import RemarkApprove, RemarkReview, RemarkWithhold


async def review(
    session: AsyncSession, principal: Principal, remark_id: UUID, wish: RemarkReview, if_match: str | None
) -> PooledRemark:
    """Decide on one open answer. The record of it names no company, so that its owner sees no review under way.

    Raises ScanRemarkNotFound (404), VersionStale (412), ScanRemarkReviewed (409), InvalidInput (400).
    """
    found = await remarks.get_for_review(session, principal, remark_id)
    require_current(found, if_match)
    if found.remark is None or found.status is not RemarkStatus.WAITING or not await remarks.is_in_time(session, found):
        raise ScanRemarkReviewed
    match wish:
        case RemarkApprove():
            if wish.remark is not None and not only_masked(found.remark, wish.remark):
                raise invalid(
                    field(
                        "#/remark",
                        "not_masked",
                        nl="Laat alleen woorden weg, met […] op hun plaats. Verander niets.",
                        en="Only leave words out, with […] in their place. Change nothing.",
                    )
                )
            found.remark = wish.remark or found.remark
        case RemarkWithhold():
            found.remark = None
        case _:
            assert_never(wish)
    found.status = RemarkStatus(wish.to_status)
    record(session, principal, f"scans.remark_{found.status}", "scan_remark", found.id)
    await session.flush()
    return found


async def lapse(session: AsyncSession) -> int:
    """Erase what nobody reviewed in time; answers how many. The worker calls it after midnight."""
    old = select(ScanResult.scan_id).where(ScanResult.published_at <= clock.now() - REVIEWED_WITHIN)
    erased = await session.scalars(
        update(PooledRemark)
        .where(PooledRemark.status == RemarkStatus.WAITING, PooledRemark.scan_id.in_(old))
        .values(status=RemarkStatus.LAPSED, remark=None, version=PooledRemark.version + 1)
        .returning(PooledRemark.id)
    )
    return len(erased.all())
