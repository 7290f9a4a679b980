"""Jobs of moves, and what became of each move."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of, page_of_entities
from backend.core.problems import Language
from backend.core.schemas import PageQuery
from backend.identity.principals import Principal
from backend.vouchers.errors import StatusChangeJobNotFound
from backend.vouchers.models import StatusChangeJob, StatusChangeJobItem, Voucher, conflict_address
from backend.vouchers.queries.vouchers import visible_to
from backend.vouchers.schemas.bulk import StatusChangeJobResultFilter


async def list_jobs(session: AsyncSession, principal: Principal, wanted: PageQuery) -> dict[str, Any]:
    """One page of those of one's own organisation, newest first."""
    own = StatusChangeJob.organisation_id == principal.organisation_id
    newest = StatusChangeJob.received_at.desc()
    return await page_of_entities(
        session, select(StatusChangeJob).where(own).order_by(newest, StatusChangeJob.id), wanted
    )


async def get_job(session: AsyncSession, principal: Principal, job_id: UUID) -> StatusChangeJob:
    """A job of one's own organisation. Raises StatusChangeJobNotFound (404)."""
    found = await session.get(StatusChangeJob, job_id)
    if found is None or found.organisation_id != principal.organisation_id:
        raise StatusChangeJobNotFound
    return found


async def list_results(
    session: AsyncSession,
    principal: Principal,
    job: StatusChangeJob,
    wanted: StatusChangeJobResultFilter,
    language: Language,
) -> dict[str, Any]:
    """One page of the moves that ended, in the order in which they came."""
    item = StatusChangeJobItem
    statement = (
        select(
            item.index,
            item.key,
            item.voucher_id,
            item.outcome,
            item.status,
            item.etag,
            item.conflict_id,
            item.problem,
            Voucher.code.label("voucher_code"),
        )
        .outerjoin(Voucher, (Voucher.id == item.voucher_id) & visible_to(principal))
        .where(item.job_id == job.id, item.index < job.done)
        .order_by(item.index)
    )
    if wanted.outcome:
        statement = statement.where(item.outcome.in_(wanted.outcome))
    found = await page_of(session, statement, wanted)
    for row in found["items"]:
        row["conflict"] = conflict_address(row.pop("conflict_id"))
        row["problem"] = row["problem"] and row["problem"][language]
    return found
