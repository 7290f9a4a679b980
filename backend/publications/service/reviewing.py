"""Reviewing: what becomes of a version. Whoever wrote or sent it does not publish it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.review import NEXT, VersionStatus
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_live
from backend.publications import queries
from backend.publications.drafts import PublicationArchived
from backend.publications.errors import (
    PublicationCorrectionMissing,
    PublicationMoveImpossible,
    PublicationReviewNotYours,
    PublicationWrittenByYou,
)
from backend.publications.models import Publication, PublicationVersion
from backend.publications.service.writing import add_writer
from backend.toolbox.drafts import HandedBack, Offered, Published


async def change_status(
    session: AsyncSession,
    principal: Principal,
    version_id: UUID,
    wish: Offered | HandedBack | Published | PublicationArchived,
    if_match: str | None,
) -> tuple[Publication, PublicationVersion]:
    """Offer, hand back, publish or archive. Publishing takes the place of the version that was published.

    Raises PublicationVersionNotFound (404), PublicationReviewNotYours (403), PublicationMoveImpossible,
    PublicationCorrectionMissing, PublicationWrittenByYou and BranchNotLive (409).
    """
    publication, version = await queries.get_version(session, principal, version_id, for_update=True)
    if not isinstance(wish, Offered) and not principal.may("publications:publish"):
        raise PublicationReviewNotYours
    require_current(version, if_match)
    match wish:
        case Offered():
            if publication.published_at is not None and version.correction is None:
                raise PublicationCorrectionMissing
            version.offer()
            await add_writer(session, principal, version)
        case HandedBack():
            version.hand_back(wish.note)
        case Published():
            await _publish(session, principal, publication, version)
        case PublicationArchived():
            version.archive(clock.now())
    await session.flush()
    record(
        session,
        principal,
        f"publications.{wish.to_status}",
        "publication_version",
        version.id,
        organisation_id=publication.owner_id,
    )
    return publication, version


async def _publish(
    session: AsyncSession, principal: Principal, publication: Publication, version: PublicationVersion
) -> None:
    if VersionStatus.PUBLISHED not in NEXT[version.status]:
        raise PublicationMoveImpossible(currentStatus=version.status, allowedStatuses=sorted(NEXT[version.status]))
    if publication.published_at is not None and version.correction is None:
        raise PublicationCorrectionMissing
    if await queries.has_written(session, version.id, principal.account_id):
        raise PublicationWrittenByYou
    await require_live(session, publication.owner_id)
    before = await session.scalar(
        select(PublicationVersion)
        .where(
            PublicationVersion.publication_id == publication.id, PublicationVersion.status == VersionStatus.PUBLISHED
        )
        .with_for_update()
    )
    now = clock.now()
    if before is not None:
        before.archive(now)
        await session.flush()
    publication.published_at = publication.published_at or now
    version.publish(now, principal.account_id)
