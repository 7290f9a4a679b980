"""Versions of practices as those who work on them see them."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.core.review import NEXT, VersionStatus
from backend.identity.models import Account, Membership
from backend.identity.principals import Principal
from backend.organisations import queries as organisations
from backend.organisations.models import Company
from backend.practices import catalogue
from backend.practices.drafts import PracticeStage, PracticeVersionFilter, PracticeVersionRead
from backend.practices.errors import PracticeVersionNotFound
from backend.practices.models import FigureBasis, Practice, PracticeConsent, PracticeVersion, PracticeWriter

FEWEST_ALIKE = 10
CONSENTED = exists().where(
    PracticeConsent.version_id == PracticeVersion.id,
    PracticeConsent.content_hash == PracticeVersion.content_hash,
    PracticeConsent.withdrawn_at.is_(None),
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which versions somebody works on, of companies that are known here.

    A company its own; whoever began one with a company that they may still see; the programme office also everything
    that was sent to it.
    """
    began = (Practice.began_by_id == principal.organisation_id) & Practice.company_id.in_(
        select(Company.id).where(organisations.visible_to(principal))
    )
    own = Practice.company_id == principal.organisation_id if principal.roles & organisations.COMPANY_ROLES else false()
    sent = PracticeVersion.offered_at.is_not(None) if principal.may("practices:publish") else false()
    return and_(Practice.company_id.is_not(None), or_(own, began, sent))


def stage_of(version: PracticeVersion, practice: Practice, *, consented: bool) -> PracticeStage:
    """What must happen next."""
    match version.status:
        case VersionStatus.DRAFT:
            return PracticeStage.MEND if version.review_note else PracticeStage.WRITE
        case VersionStatus.IN_REVIEW:
            return PracticeStage.REVIEW if consented else PracticeStage.CONSENT
        case VersionStatus.PUBLISHED:
            return PracticeStage.PUBLISHED
        case _:
            return PracticeStage.WITHDRAWN if practice.withdrawn_at else PracticeStage.ARCHIVED


def _summary(version: PracticeVersion, practice: Practice, company: Company, consented: bool) -> dict[str, Any]:
    names = ("id", "practice_id", "number", "status", "title", "is_anonymous", "updated_at")
    return {
        **{name: getattr(version, name) for name in names},
        "slug": practice.slug,
        "stage": stage_of(version, practice, consented=consented),
        "company": company.name,
        "has_consent": consented,
        "is_demonstration": company.is_demonstration,
    }


async def list_versions(session: AsyncSession, principal: Principal, wanted: PracticeVersionFilter) -> dict[str, Any]:
    """The versions that somebody works on, last changed first."""
    statement: Select[*tuple[Any, ...]] = (
        select(PracticeVersion, Practice, Company, CONSENTED.label("consented"))
        .join_from(PracticeVersion, Practice, Practice.id == PracticeVersion.practice_id)
        .join(Company, Company.id == Practice.company_id)
        .where(visible_to(principal))
        .order_by(PracticeVersion.updated_at.desc(), PracticeVersion.id)
    )
    if wanted.status is not None:
        statement = statement.where(PracticeVersion.status == wanted.status)
    found = await page_of(session, statement, wanted)
    rows = [
        _summary(row["PracticeVersion"], row["Practice"], row["Company"], row["consented"]) for row in found["items"]
    ]
    return {**found, "items": rows}


async def get_version(
    session: AsyncSession, principal: Principal, version_id: UUID, *, for_update: bool = False
) -> tuple[Practice, PracticeVersion]:
    """The version with its practice, when somebody may work on it. Raises PracticeVersionNotFound (404).

    For an update the company is held, then the practice, then the version: in that order the database withdraws them
    when the company leaves.
    """
    mine = (
        select(Practice)
        .join(PracticeVersion, PracticeVersion.practice_id == Practice.id)
        .where(PracticeVersion.id == version_id, visible_to(principal))
    )
    practice: Practice | None = await session.scalar(mine)
    if practice is not None and for_update:
        company = select(Company.id).where(Company.id == practice.company_id)
        await session.execute(company.with_for_update(read=True, key_share=True))
        held = mine.with_for_update(of=Practice).execution_options(populate_existing=True)
        practice = await session.scalar(held)
    if practice is None:
        raise PracticeVersionNotFound
    version = await session.get(PracticeVersion, version_id, with_for_update=for_update or None, populate_existing=True)
    if version is None:
        raise PracticeVersionNotFound
    return practice, version


async def is_consented(session: AsyncSession, version: PracticeVersion) -> bool:
    """Whether the company agreed to this version as it stands."""
    return bool(await session.scalar(select(CONSENTED).where(PracticeVersion.id == version.id)))


async def has_written(session: AsyncSession, version: PracticeVersion, account_id: UUID | None) -> bool:
    """Whether this account wrote in the version or sent it."""
    found = exists().where(PracticeWriter.version_id == version.id, PracticeWriter.account_id == account_id)
    return bool(await session.scalar(select(found)))


async def speaks_for_company(
    session: AsyncSession, practice: Practice, version: PracticeVersion, account_id: UUID | None
) -> bool:
    """Whether this account belongs to the company or agreed to the version for it, whatever it acts for now."""
    belongs = exists().where(Membership.account_id == account_id, Membership.organisation_id == practice.company_id)
    agreed = exists().where(PracticeConsent.version_id == version.id, PracticeConsent.given_by == account_id)
    return bool(await session.scalar(select(or_(belongs, agreed))))


async def figures_stand(session: AsyncSession, practice: Practice, version: PracticeVersion) -> bool:
    """Whether the figures from measurements are still what was measured at this company."""
    stands = func.practice_figures_stand(practice.company_id, PracticeVersion.verified_figures)
    return bool(await session.scalar(select(stands).where(PracticeVersion.id == version.id)))


async def is_recognisable(session: AsyncSession, version: PracticeVersion) -> bool:
    """Whether few companies of the register are of the kind that an anonymous version tells of."""
    told = (
        (Company.section, version.section),
        (Company.size_class, version.size_class),
        (Company.province, version.province),
    )
    alike = select(func.count()).where(
        *(column == value for column, value in told if value is not None),
        Company.is_demonstration.is_(False),
        Company.erased.is_(False),
    )
    return (await session.scalar(alike.select_from(Company)) or 0) < FEWEST_ALIKE


async def describe(
    session: AsyncSession, principal: Principal, practice: Practice, version: PracticeVersion
) -> dict[str, Any]:
    """A version as those who work on it see it."""
    assert practice.company_id is not None
    company = await organisations.company_of(session, practice.company_id)
    consents = (
        await session.execute(
            select(PracticeConsent, Account.name)
            .outerjoin(Account, Account.id == PracticeConsent.given_by)
            .where(PracticeConsent.version_id == version.id)
            .order_by(PracticeConsent.given_at.desc(), PracticeConsent.id)
        )
    ).all()
    others = await session.execute(
        select(PracticeVersion.id, PracticeVersion.number, PracticeVersion.status)
        .where(PracticeVersion.practice_id == practice.id)
        .order_by(PracticeVersion.number.desc())
    )
    columns = {column.key: getattr(version, column.key) for column in PracticeVersion.__table__.columns}
    consented = await is_consented(session, version)
    described = {
        **columns,
        **_summary(version, practice, company, consented),
        **catalogue.story(columns, told_by_company=True),
        "stated_figures": [catalogue.based(figure, FigureBasis.COMPANY) for figure in version.figures],
        "verified_figures": [catalogue.based(figure, FigureBasis.VERIFIED) for figure in version.verified_figures],
        "verified_picks": [
            {"indicator": one["indicator"], "as_index": one["as_index"]} for one in version.verified_figures
        ],
        "company_id": company.id,
        "evidence": catalogue.evidence_of(version),
        "figures_changed": not await figures_stand(session, practice, version),
        "is_recognisable": version.is_anonymous and await is_recognisable(session, version),
        "consents": [
            {
                "id": consent.id,
                "given_at": consent.given_at,
                "given_by": name,
                "withdrawn_at": consent.withdrawn_at,
                "is_for_this_text": consent.content_hash == version.content_hash,
            }
            for consent, name in consents
        ],
        "versions": others.mappings().all(),
        "written_by_you": await has_written(session, version, principal.person_id),
        "allowed_statuses": sorted(NEXT[version.status]),
    }
    return {name: described[name] for name in PracticeVersionRead.model_fields}
