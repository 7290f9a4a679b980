"""What can be read of downloads, erasures, departures and who looked: only by whom it is about."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.models import AuditEntry
from backend.core.listing import page_of
from backend.core.schemas import PageQuery
from backend.identity.errors import AccountNotFound
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.monitoring.models import Enrolment
from backend.organisations.errors import CompanyNotFound
from backend.privacy.errors import ErasureNotFound, ExportNotFound
from backend.privacy.models import DataExport, ErasureRequest, FileAccess, Whose

MANAGE = "company-data:manage"


def exports_visible_to(principal: Principal) -> ColumnElement[bool]:
    """One's own downloads: those about oneself, and those asked for the company one is owner of now."""
    about_company = DataExport.company_id == principal.organisation_id if principal.may(MANAGE) else None
    about_me = (DataExport.account_id == principal.account_id) & DataExport.company_id.is_(None)
    return about_me if about_company is None else or_(about_me, about_company)


def erasures_visible_to(principal: Principal) -> ColumnElement[bool]:
    """Requests about oneself, and about the company one is owner of now."""
    subjects = [principal.account_id]
    if principal.may(MANAGE) and principal.organisation_id is not None:
        subjects.append(principal.organisation_id)
    return ErasureRequest.subject_id.in_(subjects)


def require_own(principal: Principal, whose: Whose, subject_id: UUID) -> None:
    """Only oneself, or the company one acts for. Raises AccountNotFound and CompanyNotFound (404)."""
    if whose is Whose.PERSON and subject_id != principal.account_id:
        raise AccountNotFound
    if whose is Whose.COMPANY and subject_id != principal.organisation_id:
        raise CompanyNotFound


async def list_exports(session: AsyncSession, principal: Principal, whose: Whose, subject_id: UUID) -> list[DataExport]:
    """The downloads about oneself or one's company, newest first. Raises AccountNotFound, CompanyNotFound (404)."""
    require_own(principal, whose, subject_id)
    about = DataExport.company_id == subject_id if whose is Whose.COMPANY else DataExport.company_id.is_(None)
    found = await session.scalars(
        select(DataExport)
        .where(exports_visible_to(principal), about)
        .order_by(DataExport.created_at.desc(), DataExport.id)
        .limit(20)
    )
    return list(found)


async def get_export(session: AsyncSession, principal: Principal, export_id: UUID) -> DataExport:
    """A download of one's own. Raises ExportNotFound (404)."""
    found = await session.scalar(select(DataExport).where(DataExport.id == export_id, exports_visible_to(principal)))
    if found is None:
        raise ExportNotFound
    return found


async def list_erasures(
    session: AsyncSession, principal: Principal, whose: Whose, subject_id: UUID
) -> list[ErasureRequest]:
    """The requests about oneself or one's company, newest first. Raises AccountNotFound, CompanyNotFound (404)."""
    require_own(principal, whose, subject_id)
    found = await session.scalars(
        select(ErasureRequest)
        .where(ErasureRequest.subject_id == subject_id)
        .order_by(ErasureRequest.requested_at.desc(), ErasureRequest.id)
        .limit(20)
    )
    return list(found)


async def get_erasure(
    session: AsyncSession, principal: Principal, erasure_id: UUID, *, for_update: bool = False
) -> ErasureRequest:
    """A request about oneself or one's company. Raises ErasureNotFound (404)."""
    statement = select(ErasureRequest).where(ErasureRequest.id == erasure_id, erasures_visible_to(principal))
    found = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise ErasureNotFound
    return found


async def list_accesses(
    session: AsyncSession, principal: Principal, company_id: UUID, wanted: PageQuery
) -> dict[str, Any]:
    """Which officers read which part of the company's file on which day. Raises CompanyNotFound (404)."""
    require_own(principal, Whose.COMPANY, company_id)
    statement = (
        select(
            FileAccess.part,
            FileAccess.accessed_on,
            FileAccess.first_at,
            Account.name.label("person"),
            Organisation.name.label("organisation"),
        )
        .outerjoin(Account, Account.id == FileAccess.account_id)
        .outerjoin(Organisation, Organisation.id == FileAccess.organisation_id)
        .where(FileAccess.company_id == company_id)
        .order_by(FileAccess.first_at.desc(), FileAccess.account_id, FileAccess.part)
    )
    return await page_of(session, statement, wanted)


async def followed_before(session: AsyncSession, company_id: UUID) -> Enrolment | None:
    """How a company was followed until it left; None when it was not, or is followed now."""
    newest: Enrolment | None = await session.scalar(
        select(Enrolment)
        .where(Enrolment.company_id == company_id)
        .order_by(Enrolment.ended_on.desc().nulls_first(), Enrolment.started_on.desc())
        .limit(1)
    )
    return newest if newest is not None and newest.ended_on is not None else None


async def list_own_entries(
    session: AsyncSession, principal: Principal, account_id: UUID, wanted: PageQuery
) -> dict[str, Any]:
    """What one did oneself, and what others did to one's account. Raises AccountNotFound (404)."""
    require_own(principal, Whose.PERSON, account_id)
    about_me = (AuditEntry.object_kind == "account") & (AuditEntry.object_id == account_id)
    statement = (
        select(
            AuditEntry.id,
            AuditEntry.occurred_at,
            AuditEntry.act,
            AuditEntry.object_kind,
            (func.coalesce(AuditEntry.account_id == account_id, False)).label("by_me"),
            Account.name.label("actor"),
            Organisation.name.label("acting_organisation"),
        )
        .outerjoin(Account, Account.id == AuditEntry.account_id)
        .outerjoin(Organisation, Organisation.id == AuditEntry.acting_organisation_id)
        .where(or_(AuditEntry.account_id == account_id, about_me))
        .order_by(AuditEntry.occurred_at.desc(), AuditEntry.id.desc())
    )
    return await page_of(session, statement, wanted)
