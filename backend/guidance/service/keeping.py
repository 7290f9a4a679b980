"""What owners and the programme office do with instruments, and the reminder to look at them again."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.review import VersionStatus
from backend.guidance import queries
from backend.guidance.drafts import InstrumentCreate, InstrumentWords
from backend.guidance.errors import (
    InstrumentNotFound,
    InstrumentReviewNotYours,
    InstrumentSlugTaken,
    InstrumentVersionInWork,
    InstrumentWordsFixed,
)
from backend.guidance.models import Instrument, InstrumentVersion
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.service import tell
from backend.toolbox.drafts import Archived, HandedBack, Offered, Published

REVIEW_AFTER = timedelta(days=365)  # schemes change with each year's budget
REMINDED_BEFORE = timedelta(days=14)
WORDS = tuple(InstrumentWords.model_fields)
EDITORS = {
    OrganisationKind.BRANCH: (Role.BRANCH_OFFICER, "/branche/regelingen"),
    OrganisationKind.EXECUTING_BODY: (Role.SYNTENS_OFFICER, "/syntens/regelingen"),
    OrganisationKind.PROGRAMME_OFFICE: (Role.PROGRAMME_OFFICER, "/programma/wegwijzer"),
}


async def create_instrument(session: AsyncSession, principal: Principal, wish: InstrumentCreate) -> InstrumentVersion:
    """A new instrument of the writer's organisation, with its first draft. Raises InstrumentSlugTaken (409)."""
    if await session.scalar(select(Instrument.id).where(Instrument.slug == wish.slug)):
        raise InstrumentSlugTaken
    instrument = Instrument(slug=wish.slug, owner_id=principal.organisation_id)
    session.add(instrument)
    await session.flush()
    version = InstrumentVersion(instrument_id=instrument.id, number=1, **_columns(wish))
    session.add(version)
    await session.flush()
    record(
        session, principal, "instruments.create", "instrument", instrument.id, organisation_id=principal.organisation_id
    )
    return version


async def start_version(session: AsyncSession, principal: Principal, slug: str) -> InstrumentVersion:
    """A new draft with the words of the newest version. Raises InstrumentNotFound, InstrumentVersionInWork (409)."""
    instrument = await session.scalar(
        select(Instrument).where(Instrument.slug == slug, queries.visible_to(principal)).with_for_update()
    )
    if instrument is None:
        raise InstrumentNotFound
    newest = await session.scalar(
        select(InstrumentVersion)
        .where(InstrumentVersion.instrument_id == instrument.id)
        .order_by(InstrumentVersion.number.desc())
        .limit(1)
    )
    assert newest is not None
    if newest.is_in_work:
        raise InstrumentVersionInWork
    words = {name: getattr(newest, name) for name in WORDS} | {"review_on": None}
    version = InstrumentVersion(instrument_id=instrument.id, number=newest.number + 1, **words)
    session.add(version)
    await session.flush()
    record(
        session,
        principal,
        "instruments.start_version",
        "instrument",
        instrument.id,
        organisation_id=instrument.owner_id,
    )
    return version


async def change_words(
    session: AsyncSession, principal: Principal, version_id: UUID, wish: InstrumentWords, if_match: str | None
) -> InstrumentVersion:
    """Give a version that is not published yet other words. Raises InstrumentWordsFixed (409)."""
    version = await queries.get_version(session, principal, version_id, for_update=True)
    require_current(version, if_match)
    if not version.is_in_work:
        raise InstrumentWordsFixed
    for name, value in _columns(wish).items():
        setattr(version, name, value)
    await session.flush()
    record(session, principal, "instruments.change", "instrument_version", version.id)
    return version


async def change_status(
    session: AsyncSession,
    principal: Principal,
    version_id: UUID,
    wish: Offered | HandedBack | Published | Archived,
    if_match: str | None,
) -> InstrumentVersion:
    """Offer, hand back, publish or archive. Publishing takes the place of the version that was published.

    Raises InstrumentReviewNotYours (403) and InstrumentMoveImpossible (409).
    """
    version = await queries.get_version(session, principal, version_id, for_update=True)
    if not isinstance(wish, Offered) and not principal.may("instruments:publish"):
        raise InstrumentReviewNotYours
    require_current(version, if_match)
    match wish:
        case Offered():
            version.offer()
        case HandedBack():
            version.hand_back(wish.note)
        case Published():
            if version.status is VersionStatus.IN_REVIEW:
                await _make_way(session, version)
            version.publish(clock.now(), version.review_on or clock.today() + REVIEW_AFTER)
        case Archived():
            version.archive(clock.now())
    await session.flush()
    record(session, principal, f"instruments.{wish.to_status}", "instrument_version", version.id)
    return version


async def _make_way(session: AsyncSession, version: InstrumentVersion) -> None:
    """Archive the version that stood there, before this one takes its place: one is published at a time."""
    before = await session.scalar(
        select(InstrumentVersion)
        .where(
            InstrumentVersion.instrument_id == version.instrument_id,
            InstrumentVersion.status == VersionStatus.PUBLISHED,
        )
        .with_for_update()
    )
    if before is not None:
        before.archive(clock.now())
        await session.flush()


async def remind(session: AsyncSession) -> int:
    """Tell owners, once for each review day, that what they published is to be looked at. Answers how many.

    Of an instrument without an owner the programme office is told.
    """
    due = await session.execute(
        select(Instrument, InstrumentVersion)
        .join(InstrumentVersion, InstrumentVersion.instrument_id == Instrument.id)
        .where(
            InstrumentVersion.status == VersionStatus.PUBLISHED,
            InstrumentVersion.review_on <= clock.today() + REMINDED_BEFORE,
            Instrument.reminded_for.is_distinct_from(InstrumentVersion.review_on),
        )
        .order_by(Instrument.id)
        .with_for_update(of=Instrument, skip_locked=True)
    )
    reminded = 0
    for instrument, version in due.all():
        for keeper in await _keepers(session, instrument):
            role, place = EDITORS[keeper.kind]
            await tell(
                session,
                organisation_id=keeper.id,
                roles=[role],
                template="instrument_review_due",
                link=f"{place}/{version.id}",
                instrument=version.name["nl"],
            )
        instrument.reminded_for = version.review_on
        reminded += 1
    await session.flush()
    return reminded


async def _keepers(session: AsyncSession, instrument: Instrument) -> list[Organisation]:
    """Who looks after an instrument."""
    whose = (
        Organisation.id == instrument.owner_id
        if instrument.owner_id
        else Organisation.kind == OrganisationKind.PROGRAMME_OFFICE
    )
    found = await session.scalars(select(Organisation).where(whose, Organisation.kind.in_(EDITORS)))
    return list(found)


def _columns(wish: InstrumentWords) -> dict[str, Any]:
    """What was sent, as columns; each value of a list once."""
    values = wish.model_dump(exclude={"slug"})
    for name in ("serves", "sectors", "size_classes", "provinces"):
        values[name] = list(dict.fromkeys(str(value) for value in values[name]))
    return values | {"target_groups": sorted(set(values["target_groups"]))}
