"""Consent of a company to exactly one text, and taking it back."""

from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.review import VersionStatus
from backend.identity.models import Membership
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.organisations import queries as organisations
from backend.organisations.parting import require_participating
from backend.practices import queries
from backend.practices.drafts import PracticeConsentCreate
from backend.practices.errors import (
    PracticeConsentGiven,
    PracticeConsentNone,
    PracticeConsentNotYours,
    PracticeTextChanged,
    PracticeWordsFixed,
)
from backend.practices.models import Practice, PracticeConsent, PracticeVersion
from backend.practices.service import telling


async def give(
    session: AsyncSession, principal: Principal, version_id: UUID, wish: PracticeConsentCreate
) -> tuple[Practice, PracticeVersion]:
    """An owner agrees to the text that was read.

    Raises PracticeVersionNotFound (404), PracticeConsentNotYours (403), CompanyLeft, CompanyEnded, PracticeWordsFixed,
    PracticeTextChanged and PracticeConsentGiven (409).
    """
    practice, version = await _of_own_company(session, principal, version_id)
    assert practice.company_id is not None
    await require_participating(session, practice.company_id)
    if not version.is_in_work:
        raise PracticeWordsFixed
    if wish.content_hash != version.content_hash:
        raise PracticeTextChanged
    if await queries.is_consented(session, version):
        raise PracticeConsentGiven
    session.add(
        PracticeConsent(
            version_id=version.id,
            content_hash=version.content_hash,
            given_at=clock.now(),
            given_by=principal.account_id,
        )
    )
    await session.flush()
    record(
        session,
        principal,
        "practices.consent",
        "practice_version",
        version.id,
        organisation_id=practice.company_id,
        contentHash=version.content_hash,
    )
    return practice, version


async def withdraw(session: AsyncSession, principal: Principal, version_id: UUID) -> tuple[Practice, PracticeVersion]:
    """Take back every consent to this practice; what was published leaves the site in the same transaction.

    Raises PracticeVersionNotFound (404), PracticeConsentNotYours (403), PracticeConsentNone (409).
    """
    practice, version = await _of_own_company(session, principal, version_id)
    moment = clock.now()
    versions = select(PracticeVersion.id).where(PracticeVersion.practice_id == practice.id)
    published = await session.scalar(
        select(PracticeVersion)
        .where(PracticeVersion.practice_id == practice.id, PracticeVersion.status == VersionStatus.PUBLISHED)
        .with_for_update()
    )
    if published is not None:
        published.archive(moment)
        practice.withdrawn_at = moment
        await session.flush()
    taken = await session.scalars(
        update(PracticeConsent)
        .where(PracticeConsent.version_id.in_(versions), PracticeConsent.withdrawn_at.is_(None))
        .values(withdrawn_at=moment, withdrawn_by=principal.account_id)
        .returning(PracticeConsent.id)
    )
    if not taken.all():
        raise PracticeConsentNone
    record(session, principal, "practices.withdraw", "practice", practice.id, organisation_id=practice.company_id)
    if published is not None:
        assert practice.company_id is not None
        company = await organisations.company_of(session, practice.company_id)
        await telling.office(session, "practice_withdrawn", version, company=company.name)
    return practice, version


async def _of_own_company(
    session: AsyncSession, principal: Principal, version_id: UUID
) -> tuple[Practice, PracticeVersion]:
    """The version, held, for an owner of the company: in person, so not for who acts by a mandate.

    Raises PracticeVersionNotFound (404) and PracticeConsentNotYours (403).
    """
    practice, version = await queries.get_version(session, principal, version_id, for_update=True)
    owner = exists().where(
        Membership.account_id == principal.account_id,
        Membership.organisation_id == practice.company_id,
        Membership.role == Role.OWNER,
    )
    if principal.organisation_id != practice.company_id or not await session.scalar(select(owner)):
        raise PracticeConsentNotYours
    return practice, version
