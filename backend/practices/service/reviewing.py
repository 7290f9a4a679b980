"""Reviewing: what becomes of a version, and the address it gets."""

import re
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.naming import sort_key
from backend.core.review import NEXT, VersionStatus
from backend.identity.principals import Principal
from backend.organisations import queries as organisations
from backend.organisations.parting import require_participating
from backend.practices import queries
from backend.practices.drafts import PracticeArchived
from backend.practices.errors import (
    PracticeConsentMissing,
    PracticeFiguresChanged,
    PracticeIncomplete,
    PracticeMoveImpossible,
    PracticeOfYourCompany,
    PracticeReviewNotYours,
    PracticeWrittenByYou,
)
from backend.practices.models import Practice, PracticeVersion
from backend.practices.service import telling
from backend.practices.service.writing import add_writer
from backend.toolbox.drafts import HandedBack, Offered, Published

LONGEST_SLUG = 70
# What a whole story has, with the words for who forgot it.
NEEDED = {
    "summary": ("de samenvatting", "the summary"),
    "reason": ("waarom u begon", "why you began"),
    "approach": ("wat u deed", "what you did"),
    "participation": ("hoe medewerkers meededen", "how employees took part"),
    "result": ("wat het opleverde", "what came of it"),
    "lessons": ("wat u anderen meegeeft", "what you would tell others"),
}


async def change_status(
    session: AsyncSession,
    principal: Principal,
    version_id: UUID,
    wish: Offered | HandedBack | Published | PracticeArchived,
    if_match: str | None,
) -> tuple[Practice, PracticeVersion]:
    """Offer, hand back, publish or archive. Publishing takes the place of the version that was published.

    Raises PracticeVersionNotFound (404), PracticeReviewNotYours and PracticeOfYourCompany (403), CompanyLeft,
    CompanyEnded, PracticeMoveImpossible, PracticeIncomplete, PracticeConsentMissing, PracticeFiguresChanged and
    PracticeWrittenByYou (409).
    """
    practice, version = await queries.get_version(session, principal, version_id, for_update=True)
    if not isinstance(wish, Offered) and not principal.may("practices:publish"):
        raise PracticeReviewNotYours
    if isinstance(wish, Published) and await queries.speaks_for_company(
        session, practice, version, principal.account_id
    ):
        raise PracticeOfYourCompany
    require_current(version, if_match)
    assert practice.company_id is not None
    match wish:
        case Offered():
            await _offer(session, principal, practice, version)
        case HandedBack():
            version.hand_back(wish.note)
            await telling.company(session, "practice_returned", version, practice.company_id)
        case Published():
            await _publish(session, principal, practice, version)
            await telling.company(session, "practice_published", version, practice.company_id)
        case PracticeArchived():
            version.archive(clock.now())
            await telling.company(session, "practice_archived", version, practice.company_id)
    await session.flush()
    record(
        session,
        principal,
        f"practices.{wish.to_status}",
        "practice_version",
        version.id,
        organisation_id=practice.company_id,
    )
    return practice, version


async def _offer(session: AsyncSession, principal: Principal, practice: Practice, version: PracticeVersion) -> None:
    """Send it for review once it is whole; the company is asked for its consent where it did not give that yet."""
    assert practice.company_id is not None
    await require_participating(session, practice.company_id)
    missing = [name for name in NEEDED if not getattr(version, name)["nl"].strip()]
    if missing:
        raise PracticeIncomplete(
            nl=f"Vul nog in: {', '.join(NEEDED[name][0] for name in missing)}.",
            en=f"Still to be filled in: {', '.join(NEEDED[name][1] for name in missing)}.",
            missing=missing,
        )
    version.offer()
    version.offered_at = clock.now()
    await session.flush()
    await add_writer(session, principal, version)
    company = await organisations.company_of(session, practice.company_id)
    await telling.office(session, "practice_offered", version, company=company.name)
    if not await queries.is_consented(session, version):
        await telling.company(session, "practice_consent_asked", version, company.id, owners_only=True)


async def _publish(session: AsyncSession, principal: Principal, practice: Practice, version: PracticeVersion) -> None:
    assert practice.company_id is not None
    await require_participating(session, practice.company_id)
    if VersionStatus.PUBLISHED not in NEXT[version.status]:
        raise PracticeMoveImpossible(currentStatus=version.status, allowedStatuses=sorted(NEXT[version.status]))
    if await queries.has_written(session, version, principal.account_id):
        raise PracticeWrittenByYou
    if not await queries.is_consented(session, version):
        raise PracticeConsentMissing
    if not await queries.figures_stand(session, practice, version):
        raise PracticeFiguresChanged
    await _make_way(session, practice)
    if practice.slug is None:
        practice.slug = await _free_slug(session, version.title["nl"])
    practice.withdrawn_at = None
    await session.flush()
    version.publish(clock.now(), principal.account_id)


async def _make_way(session: AsyncSession, practice: Practice) -> None:
    """Archive the version that stood there, before another takes its place: one is published at a time."""
    before = await session.scalar(
        select(PracticeVersion)
        .where(PracticeVersion.practice_id == practice.id, PracticeVersion.status == VersionStatus.PUBLISHED)
        .with_for_update()
    )
    if before is not None:
        before.archive(clock.now())
        await session.flush()


async def _free_slug(session: AsyncSession, title: str) -> str:
    """An address from the title, which of an anonymous practice holds no name; numbered when it is taken."""
    words = re.sub(r"[^a-z0-9]+", "-", sort_key(title)).strip("-")[:LONGEST_SLUG].strip("-") or "praktijk"
    taken = set(await session.scalars(select(Practice.slug).where(Practice.slug.startswith(words))))
    return next(slug for slug in (words, *(f"{words}-{at}" for at in range(2, len(taken) + 3))) if slug not in taken)
