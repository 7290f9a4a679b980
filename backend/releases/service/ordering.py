"""What the programme office does with releases: order one, decide on one of a colleague, have one computed again."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.releases import queries, words
from backend.releases.errors import (
    EffectReleaseInWork,
    EffectReleaseNotReady,
    EffectReleaseNotReplaceable,
    EffectReleaseOrphaned,
    EffectReleaseOvertaken,
    OwnEffectRelease,
)
from backend.releases.models import EffectRelease, EffectReleaseStatus, EffectRerun
from backend.releases.schemas import EffectReleaseOrder, EffectReleasePublished, EffectReleaseWithheld
from backend.toolbox.effects import publish_pooled_effects
from backend.toolbox.models import EffectBand

# The toolbox has no word for a tool that works adversely: of that one it tells nothing, the release does.
BANDS = {"likely": EffectBand.LIKELY, "undistinguished": EffectBand.NOT_DISTINGUISHED}


async def order(session: AsyncSession, principal: Principal, wish: EffectReleaseOrder) -> EffectRelease:
    """Have a release computed from what is known up to a day; the worker freezes the data and begins.

    An invented programme office orders one over invented firms. Raises InvalidInput (400), EffectReleaseNotFound (404)
    and EffectReleaseNotReplaceable (409) for what it would replace, EffectReleaseInWork (409).
    """
    until = wish.data_until or clock.today()
    if until > clock.today():
        words = {"nl": "Deze dag komt nog. Kies vandaag of eerder.", "en": "This day is still to come."}
        raise invalid(field("#/dataUntil", "in_future", **words))
    if wish.replaces_id is not None:
        former = await queries.get_release(session, principal, wish.replaces_id)
        if former.status is not EffectReleaseStatus.PUBLISHED or await queries.is_replaced(session, former.id):
            raise EffectReleaseNotReplaceable
    world = select(Organisation.is_demonstration).where(Organisation.id == principal.organisation_id)
    release = EffectRelease(
        data_until=until,
        reason=wish.reason,
        replaces_id=wish.replaces_id,
        ordered_at=clock.now(),
        ordered_by=principal.account_id,
        is_demonstration=bool(await session.scalar(world)),
    )
    try:
        async with session.begin_nested():
            session.add(release)
    except IntegrityError as clash:
        if "effect_releases_one_in_work_idx" in str(clash.orig):
            raise EffectReleaseInWork from clash
        raise
    _record(session, principal, "effect-releases.order", release)
    await session.flush()
    return release


async def decide(
    session: AsyncSession,
    principal: Principal,
    release_id: UUID,
    wish: EffectReleasePublished | EffectReleaseWithheld,
    if_match: str | None,
) -> EffectRelease:
    """Publish or withhold what a colleague ordered.

    What a published one says of tools is from then on what the toolbox tells of them, but for invented ones.

    Raises EffectReleaseNotFound (404), OwnEffectRelease (403), VersionStale (412), EffectReleaseNotReady,
    EffectReleaseOrphaned, EffectReleaseOvertaken and EffectReleaseNotReplaceable (409).
    """
    release = await queries.get_release(session, principal, release_id, for_update=True)
    if release.ordered_by == principal.account_id:
        raise OwnEffectRelease
    require_current(release, if_match)
    if isinstance(wish, EffectReleaseWithheld):
        release.withhold(clock.now(), principal.account_id, wish.reason)
        _record(session, principal, "effect-releases.withhold", release)
    else:
        if release.ordered_by is None and not release.is_demonstration:
            raise EffectReleaseOrphaned
        await queries.lock_publishing(session)
        release.publish(clock.now(), principal.account_id)
        with session.no_autoflush:
            if await queries.newest_published(session, is_demonstration=release.is_demonstration) != (
                release.judged_against_id
            ):
                raise EffectReleaseOvertaken
            if release.replaces_id is not None and await queries.is_replaced(session, release.replaces_id):
                raise EffectReleaseNotReplaceable
        _record(session, principal, "effect-releases.publish", release)
        if not release.is_demonstration:
            await _tell_toolbox(session, release)
    await session.flush()
    return release


async def _tell_toolbox(session: AsyncSession, release: EffectRelease) -> None:
    """Put its bands in the toolbox; those of before stay only where few changed and nothing was wrong with them."""
    shown = await session.scalar(select(EffectRelease.shown).where(EffectRelease.id == release.id))
    assert shown is not None
    refusal = shown["tools_refusal"]
    if refusal is not None and refusal["code"] == words.FEW and release.replaces_id is None:
        return
    known = await queries.titles_of_tools(session, [each["slug"] for each in shown["tools"]])
    bands = {
        each["slug"]: BANDS[each["band"]] for each in shown["tools"] if each["slug"] in known and each["band"] in BANDS
    }
    await publish_pooled_effects(session, bands, release=str(release.id))


async def ask_rerun(session: AsyncSession, principal: Principal, release_id: UUID) -> EffectRelease:
    """Have a release computed again from its snapshot; asked twice is once.

    Raises EffectReleaseNotFound (404), EffectReleaseNotReady (409) for one without figures or without its data.
    """
    release = await queries.get_release(session, principal, release_id, for_update=True)
    if release.computed_at is None or not await queries.has_data(session, release.id):
        raise EffectReleaseNotReady(currentStatus=release.status)
    waiting = select(EffectRerun.id).where(EffectRerun.release_id == release.id, EffectRerun.ran_at.is_(None))
    if await session.scalar(waiting) is None:
        session.add(EffectRerun(release_id=release.id, asked_at=clock.now(), asked_by=principal.account_id))
        _record(session, principal, "effect-releases.rerun", release)
    await session.flush()
    return release


def _record(session: AsyncSession, principal: Principal, act: str, release: EffectRelease) -> None:
    record(session, principal, act, "effect_release", release.id, organisation_id=principal.organisation_id)
