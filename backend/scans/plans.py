"""Reading the plan of a scan: by management and the staff representative, and by who helps to carry it out."""

from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.scans import queries
from backend.scans.errors import PlanNotFound
from backend.scans.models import (
    DECIDED,
    PLAN_NEXT,
    PlanLine,
    PlanProposal,
    PlanStatus,
    PlanVersion,
    ProposalStatus,
    Scan,
    ScanStatus,
)

WRITE, AGREE = "scans:manage", "scan-plans:agree"
# Whose each move is.
MOVE_OF = {
    PlanStatus.DRAFT: WRITE,
    PlanStatus.PROPOSED: WRITE,
    PlanStatus.AGREED: AGREE,
    PlanStatus.DISAGREED: AGREE,
}


async def get_scan(session: AsyncSession, principal: Principal, scan_id: UUID, *, for_update: bool = False) -> Scan:
    """The scan of a plan that one may see.

    Raises ScanNotFound, and PlanNotFound for who has no part in plans (404).
    """
    scan = await queries.get_scan(session, principal, scan_id, for_update=for_update)
    if not (principal.may(WRITE) or principal.may(AGREE)):
        raise PlanNotFound
    return scan


async def get_version(
    session: AsyncSession, scan_id: UUID, number: int | None = None, *, for_update: bool = False
) -> PlanVersion:
    """A version of the plan of a scan that was found; the newest without a number. Raises PlanNotFound (404)."""
    statement = select(PlanVersion).where(PlanVersion.scan_id == scan_id).order_by(PlanVersion.number.desc()).limit(1)
    if number is not None:
        statement = statement.where(PlanVersion.number == number)
    found: PlanVersion | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise PlanNotFound
    return found


async def lines_of(session: AsyncSession, version_id: UUID) -> list[PlanLine]:
    """The lines of a version, in order."""
    found = await session.scalars(
        select(PlanLine).filter_by(version_id=version_id).order_by(PlanLine.position, PlanLine.id)
    )
    return list(found)


async def agreed(session: AsyncSession, scan_id: UUID) -> PlanVersion | None:
    """The newest version that the staff representative agreed with, if any. The caller decided who may know."""
    found: PlanVersion | None = await session.scalar(
        select(PlanVersion)
        .where(PlanVersion.scan_id == scan_id, PlanVersion.status == PlanStatus.AGREED)
        .order_by(PlanVersion.number.desc())
        .limit(1)
    )
    return found


async def agreed_lines(session: AsyncSession, principal: Principal, scan_id: UUID) -> list[PlanLine] | None:
    """The lines of what was agreed, for who has a part in plans; None when there is none, or it is not for them."""
    version = await agreed(session, scan_id) if principal.may(WRITE) or principal.may(AGREE) else None
    return None if version is None else await lines_of(session, version.id)


async def standing(session: AsyncSession, scan_id: UUID) -> tuple[PlanStatus, bool] | None:
    """Status of the newest version and whether a proposal waits for an answer. The caller decided who may know."""
    waits = exists().where(PlanProposal.version_id == PlanVersion.id, PlanProposal.status == ProposalStatus.OPEN)
    found = await session.execute(
        select(PlanVersion.status, waits).filter_by(scan_id=scan_id).order_by(PlanVersion.number.desc()).limit(1)
    )
    row = found.one_or_none()
    return (row[0], row[1] and row[0] not in DECIDED) if row else None


async def newest_planned(session: AsyncSession, company_id: UUID) -> UUID | None:
    """The newest scan of a company that has a plan, if any. The caller decided who may know."""
    found: UUID | None = await session.scalar(
        select(Scan.id)
        .join(PlanVersion, PlanVersion.scan_id == Scan.id)
        .where(Scan.company_id == company_id, Scan.status == ScanStatus.PUBLISHED)
        .order_by(Scan.published_at.desc(), Scan.id)
        .limit(1)
    )
    return found


async def describe(session: AsyncSession, principal: Principal, version: PlanVersion) -> dict[str, Any]:
    """A version with what this principal may do with it."""
    told = await tell(session, version)
    newest = version.number == told["versions"][0]["number"]
    in_work = newest and version.status not in DECIDED
    open_to = PLAN_NEXT[version.status] if newest else frozenset[PlanStatus]()
    return {
        **told,
        "allowed_statuses": [to for to in PlanStatus if to in open_to and principal.may(MOVE_OF[to])],
        "may_write": in_work and version.status is PlanStatus.DRAFT and principal.may(WRITE),
        "may_propose": in_work and principal.may(AGREE),
        "may_answer": in_work and principal.may(WRITE),
        "may_begin": newest and not in_work and principal.may(WRITE),
    }


async def for_carrying_out(session: AsyncSession, scan_id: UUID) -> dict[str, Any]:
    """The plan as who carries it out sees it: what was proposed last, never a draft. Raises PlanNotFound (404)."""
    version = await session.scalar(
        select(PlanVersion)
        .where(PlanVersion.scan_id == scan_id, PlanVersion.status != PlanStatus.DRAFT)
        .order_by(PlanVersion.number.desc())
        .limit(1)
    )
    if version is None:
        raise PlanNotFound
    told = await tell(session, version)
    return {**told, "versions": [each for each in told["versions"] if each["status"] is not PlanStatus.DRAFT]}


async def tell(session: AsyncSession, version: PlanVersion) -> dict[str, Any]:
    """A version with its lines, proposals, and the versions around it."""
    scan = await session.get_one(Scan, version.scan_id)
    lines = await lines_of(session, version.id)
    versions = await _versions(session, version.scan_id)
    return {
        **next(each for each in versions if each["number"] == version.number),
        "scan_id": scan.id,
        "scan_title": scan.title,
        "company_name": await session.scalar(select(Company.name).where(Company.id == scan.company_id)),
        "lines": lines,
        "proposals": await _proposals(session, version.id),
        "budget_cents": sum(line.budget_cents or 0 for line in lines),
        "versions": versions,
    }


async def _versions(session: AsyncSession, scan_id: UUID) -> list[dict[str, Any]]:
    decider = aliased(Account)
    rows = await session.execute(
        select(
            PlanVersion.number,
            PlanVersion.status,
            PlanVersion.proposed_at,
            PlanVersion.decided_at,
            decider.name.label("decided_by"),
            PlanVersion.words,
        )
        .outerjoin(decider, decider.id == PlanVersion.decided_by)
        .where(PlanVersion.scan_id == scan_id)
        .order_by(PlanVersion.number.desc())
    )
    return [dict(row) for row in rows.mappings()]


async def _proposals(session: AsyncSession, version_id: UUID) -> list[dict[str, Any]]:
    told = (
        "id",
        "kind",
        "line_id",
        "about",
        "measure",
        "who",
        "due_on",
        "budget_cents",
        "reason",
        "created_at",
        "status",
        "answer",
        "answered_at",
    )
    rows = await session.execute(
        select(*(getattr(PlanProposal, name) for name in told), Account.name.label("made_by"))
        .outerjoin(Account, Account.id == PlanProposal.made_by)
        .where(PlanProposal.version_id == version_id)
        .order_by(PlanProposal.created_at, PlanProposal.id)
    )
    return [dict(row) for row in rows.mappings()]
