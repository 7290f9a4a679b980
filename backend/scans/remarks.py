"""Reading open answers: by a reviewer who sees no company, and by the company once all of them were reviewed."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, false, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.listing import page_of
from backend.core.schemas import PageQuery
from backend.identity.principals import Principal
from backend.scans import queries
from backend.scans.errors import ScanRemarkNotFound, ScanResultNotFound
from backend.scans.models import (
    REVIEWED_WITHIN,
    PooledRemark,
    QuestionnaireItem,
    RemarkStatus,
    Scan,
    ScanResult,
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which open answers somebody may review: those that wait and are not too old, whosever they are."""
    if not principal.may("scan-remarks:review"):
        return false()
    in_time = exists().where(
        ScanResult.scan_id == PooledRemark.scan_id, ScanResult.published_at > clock.now() - REVIEWED_WITHIN
    )
    return (PooledRemark.status == RemarkStatus.WAITING) & in_time


async def list_waiting(session: AsyncSession, principal: Principal, wanted: PageQuery) -> dict[str, Any]:
    """What waits, of all companies together, in the order of random identifiers. Names no scan, company or moment."""
    asked = {"nl": QuestionnaireItem.text_nl, "en": QuestionnaireItem.text_en}
    statement = (
        select(
            PooledRemark.id,
            PooledRemark.version,
            PooledRemark.remark,
            *(column.label(language) for language, column in asked.items()),
        )
        .join(
            QuestionnaireItem,
            (QuestionnaireItem.version_id == PooledRemark.version_id)
            & (QuestionnaireItem.code == PooledRemark.item_code),
        )
        .where(visible_to(principal))
        .order_by(PooledRemark.id)
    )
    found = await page_of(session, statement, wanted)
    for row in found["items"]:
        row["question"] = {language: row.pop(language) for language in asked}
    return found


async def get_for_review(session: AsyncSession, principal: Principal, remark_id: UUID) -> PooledRemark:
    """The open answer, held, also when it was reviewed just now. Raises ScanRemarkNotFound (404)."""
    statement = select(PooledRemark).where(PooledRemark.id == remark_id).with_for_update()
    found: PooledRemark | None = await session.scalar(statement)
    if found is None or not principal.may("scan-remarks:review"):
        raise ScanRemarkNotFound
    return found


async def is_in_time(session: AsyncSession, found: PooledRemark) -> bool:
    """Whether it may still be reviewed."""
    result = await session.get_one(ScanResult, found.scan_id)
    return result.published_at > clock.now() - REVIEWED_WITHIN


async def read_remarks(session: AsyncSession, scan: Scan) -> dict[str, Any]:
    """What employees wrote, once every one of them was reviewed. Raises ScanResultNotFound (404) before publication."""
    result = await session.get(ScanResult, scan.id)
    if result is None:
        raise ScanResultNotFound
    found = (
        await session.execute(
            select(PooledRemark.item_code, PooledRemark.status, PooledRemark.remark)
            .where(PooledRemark.scan_id == scan.id)
            .order_by(PooledRemark.id)
        )
    ).all()
    overdue = result.published_at <= clock.now() - REVIEWED_WITHIN
    if not found:
        return {"scan_id": scan.id, "status": "too_few", "questions": []}
    if not overdue and any(row.status is RemarkStatus.WAITING for row in found):
        return {"scan_id": scan.id, "status": "in_review", "questions": []}
    shown: dict[str, list[str]] = {}
    for code, status, words in found:
        if status is RemarkStatus.APPROVED and words is not None:
            shown.setdefault(code, []).append(words)
    items = (await queries.edition(session, result.version_id)).items
    questions = [
        {"item_code": item.code, "question": item.text, "remarks": shown[item.code]}
        for item in items
        if item.code in shown
    ]
    return {"scan_id": scan.id, "status": "shown", "questions": questions}
