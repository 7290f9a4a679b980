"""Reviewing: what becomes of a version, whether it is still right, and which item takes the place of one that goes."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.review import VersionStatus
from backend.core.validation import field, invalid
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_live
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications import service as notifications
from backend.toolbox import queries
from backend.toolbox.drafts import Archived, HandedBack, Offered, Published, ToolboxConfirmation
from backend.toolbox.errors import ToolboxReviewNotYours
from backend.toolbox.models import LATEST_REVIEW, ToolboxItem, ToolboxVersion

REMIND_BEFORE = timedelta(days=30)
EDITORS = (Role.BRANCH_OFFICER, Role.PROGRAMME_OFFICER)
BRANCH_DESK, PROGRAMME_DESK = "/branche/instrumenten", "/programma/inhoud"


async def change_status(
    session: AsyncSession,
    principal: Principal,
    version_id: UUID,
    wish: Offered | HandedBack | Published | Archived,
    if_match: str | None,
) -> ToolboxVersion:
    """Offer, hand back, publish or archive. Publishing takes the place of the version that was published.

    Raises ToolboxReviewNotYours (403), ToolboxMoveImpossible and BranchNotLive (409), InvalidInput (400).
    """
    version = await queries.get_version(session, principal, version_id, for_update=True)
    if not isinstance(wish, Offered) and not principal.may("toolbox:publish"):
        raise ToolboxReviewNotYours
    require_current(version, if_match)
    match wish:
        case Offered():
            version.offer()
        case HandedBack():
            version.hand_back(wish.note)
        case Published():
            await require_live(session, await _owner_of(session, version))
            await _make_way(session, version)
            version.publish(clock.now())
            item = await session.get_one(ToolboxItem, version.item_id)
            item.replaced_by_id = None  # what is in the toolbox is replaced by nothing, so no two lead to each other
        case Archived():
            version.archive(clock.now())
            if wish.replaced_by is not None:
                await _lead_on(session, version, wish.replaced_by)
    await session.flush()
    record(session, principal, f"toolbox.{wish.to_status}", "toolbox_version", version.id)
    return version


async def confirm(
    session: AsyncSession, principal: Principal, version_id: UUID, wish: ToolboxConfirmation, if_match: str | None
) -> ToolboxVersion:
    """Its owner, or the programme office, looked: it is still right. No word changes, so it is no new version.

    Raises ToolboxMoveImpossible (409) for what is not published, InvalidInput (400).
    """
    version = await queries.get_version(session, principal, version_id, for_update=True)
    require_current(version, if_match)
    today = clock.today()
    if wish.review_on is not None and not today < wish.review_on <= today + LATEST_REVIEW:
        raise invalid(
            field(
                "#/reviewOn",
                "out_of_range",
                nl="Kies een dag na vandaag, binnen twee jaar.",
                en="Choose a day after today, within two years.",
            )
        )
    version.confirm(today, wish.review_on)
    await session.flush()
    record(session, principal, "toolbox.confirm", "toolbox_version", version.id)
    return version


async def _owner_of(session: AsyncSession, version: ToolboxVersion) -> UUID | None:
    owner: UUID | None = await session.scalar(select(ToolboxItem.owner_id).where(ToolboxItem.id == version.item_id))
    return owner


async def _make_way(session: AsyncSession, version: ToolboxVersion) -> None:
    """Archive the version that stood there, before this one takes its place: one is published at a time."""
    before = await session.scalar(
        select(ToolboxVersion)
        .where(ToolboxVersion.item_id == version.item_id, ToolboxVersion.status == VersionStatus.PUBLISHED)
        .with_for_update()
    )
    if before is not None and before is not version:
        before.archive(clock.now())
        await session.flush()


async def _lead_on(session: AsyncSession, version: ToolboxVersion, slug: str) -> None:
    """Let the address lead to another item from now on; that one is in the toolbox, and stays so meanwhile."""
    successor = await session.scalar(
        select(ToolboxVersion)
        .join(ToolboxItem, ToolboxItem.id == ToolboxVersion.item_id)
        .where(ToolboxItem.slug == slug, ToolboxVersion.status == VersionStatus.PUBLISHED)
        .with_for_update(of=ToolboxVersion)
    )
    if successor is None or successor.item_id == version.item_id:
        raise invalid(
            field(
                "#/replacedBy",
                "not_in_toolbox",
                nl="Kies een ander instrument dat in de toolbox staat.",
                en="Choose another tool that is in the toolbox.",
            )
        )
    item = await session.get_one(ToolboxItem, version.item_id)
    item.replaced_by_id = successor.item_id


async def remind(session: AsyncSession) -> int:
    """Tell owners a month before the day to look again, once for each such day; answers how many items."""
    due = await session.execute(
        select(ToolboxItem, ToolboxVersion, Organisation.kind)
        .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
        .join(Organisation, Organisation.id == ToolboxItem.owner_id)
        .where(
            ToolboxVersion.status == VersionStatus.PUBLISHED,
            ToolboxVersion.review_on <= clock.today() + REMIND_BEFORE,
            ToolboxItem.review_told_for.is_distinct_from(ToolboxVersion.review_on),
        )
        .order_by(ToolboxItem.slug)
        .with_for_update(of=ToolboxItem, skip_locked=True)
    )
    found = due.all()
    for item, version, kind in found:
        desk = BRANCH_DESK if kind is OrganisationKind.BRANCH else PROGRAMME_DESK
        await notifications.tell(
            session,
            organisation_id=item.owner_id,
            roles=EDITORS,
            template="toolbox_review_due",
            link=f"{desk}/{version.id}",
            tool=version.title["nl"],
            review_on=f"{version.review_on:%d-%m-%Y}",
        )
        item.review_told_for = version.review_on
    await session.flush()
    return len(found)
