"""What can be read of companies, and by whom."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, true
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.core.naming import sort_key
from backend.identity.models import Account, BranchParticipation, BranchStatus, Membership, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import ROLES_OF_KIND, OrganisationKind, Role
from backend.organisations.errors import CompanyNotFound, NotYourCompany
from backend.organisations.models import (
    BranchMembership,
    Company,
    Consent,
    ConsentKind,
    PostcodeRange,
    Province,
    SbiVersion,
    Sector,
    Verification,
)
from backend.organisations.schemas.companies import CompanyFilter

COMPANY_ROLES = frozenset(ROLES_OF_KIND[OrganisationKind.COMPANY])
SUMMARY = (
    Company.id,
    Company.kvk_number,
    Company.name,
    Company.section,
    Company.employees,
    Company.size_class,
    Company.province,
    Company.place,
    Company.verification,
    Company.status,
    Company.ended_on,
    Company.is_demonstration,
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which companies somebody may see: officers all, a branch the members that let it, people of a company their own.

    Advisers meet a company through what they do for it: referrals, vouchers and trajectories decide that themselves.
    """
    if principal.acts_for_programme:
        return true()
    if Role.BRANCH_OFFICER in principal.roles:
        seen = (BranchMembership.branch_id == principal.organisation_id, seen_by_branch())
        return Company.id.in_(select(BranchMembership.company_id).where(*seen))
    if principal.roles & COMPANY_ROLES:
        return Company.id == principal.organisation_id
    return false()


def seen_by_branch() -> ColumnElement[bool]:
    """For a query with BranchMembership: whether the company lets this branch see that and how it takes part.

    A branch says itself who its members are. So only a consent counts that the company gave when it could see this
    branch named as its own; otherwise a branch could enter every KVK number there is and see who takes part.
    """
    newest = (
        select(and_(Consent.given, Consent.decided_at >= BranchMembership.created_at))
        .where(Consent.company_id == BranchMembership.company_id, Consent.kind == ConsentKind.BRANCH_SEES_PROGRESS)
        .order_by(Consent.decided_at.desc(), Consent.id)
        .limit(1)
        .correlate(BranchMembership)
        .scalar_subquery()
    )
    return func.coalesce(newest, false())


async def get_company(
    session: AsyncSession, principal: Principal, company_id: UUID, *, for_update: bool = False
) -> Company:
    """The company, when this principal may see it. Raises CompanyNotFound (404)."""
    statement = select(Company).where(Company.id == company_id, visible_to(principal))
    company = await session.scalar(statement.with_for_update() if for_update else statement)
    if company is None:
        raise CompanyNotFound
    return company


async def company_of(session: AsyncSession, company_id: UUID) -> Company:
    """The company by its identifier, for subjects that decided themselves who may see it. Raises CompanyNotFound."""
    company = await session.get(Company, company_id)
    if company is None:
        raise CompanyNotFound
    return company


async def is_verified(session: AsyncSession, company_id: UUID) -> bool:
    """Whether it is sure that the people here may act for the company: needed to apply, not to scan."""
    found = await session.scalar(select(Company.verification).where(Company.id == company_id))
    return found is Verification.VERIFIED


async def list_companies(session: AsyncSession, principal: Principal, wanted: CompanyFilter) -> dict[str, Any]:
    """One page of the companies somebody may see, by name."""
    statement = select(*SUMMARY).where(visible_to(principal))
    if wanted.q:
        text = wanted.q.strip()
        named = Company.sort_name.contains(sort_key(text), autoescape=True)
        statement = statement.where(or_(named, Company.kvk_number == text) if text.isdecimal() else named)
    for column, value in (
        (Company.section, wanted.section),
        (Company.size_class, wanted.size_class),
        (Company.province, wanted.province),
        (Company.verification, wanted.verification),
    ):
        if value is not None:
            statement = statement.where(column == value)
    return await page_of(session, statement.order_by(Company.sort_name, Company.id), wanted)


async def describe(session: AsyncSession, company: Company) -> dict[str, Any]:
    """Everything the programme knows of a company, as people of the company see it."""
    return {
        **{column.key: getattr(company, column.key) for column in SUMMARY},
        "sbi_version": company.sbi_version,
        "sbi_code": company.sbi_code,
        "fte": None if company.fte is None else float(company.fte),
        "postcode": None if company.postcode4 is None else f"{company.postcode4:04d}",
        "verified_at": company.verified_at,
        "created_at": company.created_at,
        "branches": await branches_of(session, company.id),
        "successor": await _successor_of(session, company),
    }


async def _successor_of(session: AsyncSession, company: Company) -> dict[str, Any] | None:
    if company.successor_id is None:
        return None
    successor = await session.get_one(Company, company.successor_id)
    return {"kvk_number": successor.kvk_number, "name": successor.name}


async def branches_of(session: AsyncSession, company_id: UUID) -> list[dict[str, Any]]:
    """The branch organisations a company is a member of, by name: `id`, `name`, `since`, `sees_progress`."""
    rows = await session.execute(
        select(Organisation.id, Organisation.name, BranchMembership.since, seen_by_branch().label("sees_progress"))
        .join(BranchMembership, BranchMembership.branch_id == Organisation.id)
        .where(BranchMembership.company_id == company_id)
        .order_by(Organisation.sort_name, Organisation.id)
    )
    return [dict(row) for row in rows.mappings()]


async def branch_ids_of(session: AsyncSession, company_id: UUID) -> frozenset[UUID]:
    """The branch organisations a company is a member of."""
    found = await session.scalars(select(BranchMembership.branch_id).where(BranchMembership.company_id == company_id))
    return frozenset(found)


async def list_branches(session: AsyncSession) -> list[dict[str, Any]]:
    """The branch organisations that take part, by name."""
    rows = await session.execute(
        select(Organisation.id, Organisation.kind, Organisation.name)
        .join(BranchParticipation, BranchParticipation.branch_id == Organisation.id)
        .where(BranchParticipation.status.in_((BranchStatus.LIVE, BranchStatus.LEAVING)))
        .order_by(Organisation.sort_name, Organisation.id)
    )
    return [dict(row) for row in rows.mappings()]


async def people_of(session: AsyncSession, principal: Principal, company_id: UUID) -> list[dict[str, Any]]:
    """Who acts for a company, by name, with their roles. Raises CompanyNotFound (404), NotYourCompany (403)."""
    require_insider(principal, await get_company(session, principal, company_id))
    rows = await session.execute(
        select(
            Account.id.label("account_id"),
            Account.name,
            func.array_agg(Membership.role).label("roles"),
            func.min(Membership.created_at).label("since"),
        )
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.organisation_id == company_id)
        .group_by(Account.id)
        .order_by(Account.name, Account.id)
    )
    return [{**row, "roles": sorted(row["roles"])} for row in rows.mappings()]


def require_insider(principal: Principal, company: Company) -> None:
    """Refuse whoever sees the company without belonging to it or to the programme. Raises NotYourCompany (403)."""
    if not (principal.acts_for_programme or principal.organisation_id == company.id):
        raise NotYourCompany


async def has_consent(session: AsyncSession, company_id: UUID, kind: ConsentKind) -> bool:
    """Whether the company consents to this now: its newest decision counts; without one it does not."""
    newest = (
        select(Consent.given)
        .where(Consent.company_id == company_id, Consent.kind == kind)
        .order_by(Consent.decided_at.desc(), Consent.id)
        .limit(1)
    )
    return bool(await session.scalar(newest))


def consenting(kind: ConsentKind) -> Select[tuple[UUID]]:
    """The companies that consent to this now, for use inside another query."""
    newest = (
        select(Consent.company_id, Consent.given)
        .where(Consent.kind == kind)
        .ext(distinct_on(Consent.company_id))
        .order_by(Consent.company_id, Consent.decided_at.desc(), Consent.id)
        .subquery()
    )
    return select(newest.c.company_id).where(newest.c.given)


async def consents_of(session: AsyncSession, principal: Principal, company_id: UUID) -> dict[str, Any]:
    """Where each consent of a company stands, and the history. Raises CompanyNotFound (404), NotYourCompany (403)."""
    require_insider(principal, await get_company(session, principal, company_id))
    rows = await session.execute(
        select(Consent.kind, Consent.given, Consent.decided_at, Consent.wording, Account.name.label("decided_by"))
        .outerjoin(Account, Account.id == Consent.decided_by)
        .where(Consent.company_id == company_id)
        .order_by(Consent.decided_at.desc(), Consent.id)
        .limit(200)
    )
    history = [dict(row) for row in rows.mappings()]
    newest: dict[ConsentKind, dict[str, Any]] = {}
    for decision in history:
        newest.setdefault(decision["kind"], decision)
    undecided = {"given": False, "decided_at": None}
    items = [
        {"kind": kind, **{key: newest.get(kind, undecided)[key] for key in ("given", "decided_at")}}
        for kind in ConsentKind
    ]
    return {"items": items, "history": history}


async def list_provinces(session: AsyncSession) -> list[dict[str, Any]]:
    """The twelve provinces, by name."""
    rows = await session.execute(select(Province.code, Province.name, Province.region).order_by(Province.name))
    return [dict(row) for row in rows.mappings()]


async def list_sectors(session: AsyncSession, version: SbiVersion) -> list[dict[str, Any]]:
    """The sections of one edition of the classification, by letter."""
    rows = await session.execute(
        select(Sector.version, Sector.section, Sector.name_nl, Sector.name_en)
        .where(Sector.version == version)
        .order_by(Sector.section)
    )
    return [
        {"version": row.version, "section": row.section, "name": {"nl": row.name_nl, "en": row.name_en}} for row in rows
    ]


async def province_of(session: AsyncSession, postcode4: int) -> str | None:
    """The province in which a four-digit postcode lies; None when no such postcode is in use."""
    found: str | None = await session.scalar(
        select(PostcodeRange.province).where(
            PostcodeRange.first_postcode <= postcode4, PostcodeRange.last_postcode >= postcode4
        )
    )
    return found


async def province_name(session: AsyncSession, code: str) -> str | None:
    """The name of a province; None when there is none with this code."""
    found: str | None = await session.scalar(select(Province.name).where(Province.code == code))
    return found


async def sector_known(session: AsyncSession, version: SbiVersion, section: str) -> bool:
    """Whether this edition of the classification has this section."""
    return await session.get(Sector, (version, section)) is not None


async def describe_consent(session: AsyncSession, consent: Consent) -> dict[str, Any]:
    """One decision on a consent, with the name of who took it."""
    account = await session.get(Account, consent.decided_by) if consent.decided_by else None
    return {
        "kind": consent.kind,
        "given": consent.given,
        "decided_at": consent.decided_at,
        "decided_by": account and account.name,
        "wording": consent.wording,
    }
