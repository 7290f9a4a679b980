"""What can be read of instruments and of the questions to us."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of, page_of_entities
from backend.core.review import NEXT
from backend.guidance.asking import GuidanceRequestFilter
from backend.guidance.catalogue import outdated, published
from backend.guidance.drafts import InstrumentVersionFilter
from backend.guidance.errors import GuidanceRequestNotFound, InstrumentNotFound, InstrumentVersionNotFound
from backend.guidance.models import GuidanceRequest, Instrument, InstrumentVersion
from backend.identity.models import Organisation
from backend.identity.principals import Principal

_VERSION = InstrumentVersion
_MORE = (
    _VERSION.amount,
    _VERSION.own_share,
    _VERSION.where,
    _VERSION.fits_when,
    _VERSION.source,
    _VERSION.duration_weeks,
    _VERSION.link,
    _VERSION.number.label("version_number"),
    _VERSION.published_at,
)
HIDDEN = {"search", "plain", "instrument_id", "created_at", "archived_at"}


async def read_instrument(session: AsyncSession, slug: str) -> dict[str, Any]:
    """The published instrument at this address. Raises InstrumentNotFound (404)."""
    row = (await session.execute(published(*_MORE).where(Instrument.slug == slug))).mappings().one_or_none()
    if row is None:
        raise InstrumentNotFound
    return dict(row)


async def all_published(session: AsyncSession) -> list[dict[str, Any]]:
    """Every published instrument with why one would choose it, for the routes; by address."""
    rows = await session.execute(published(_VERSION.fits_when).order_by(Instrument.slug))
    return [dict(row) for row in rows.mappings()]


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which instruments an editor may work on: the programme office all, others their own."""
    return true() if principal.may("instruments:publish") else Instrument.owner_id == principal.organisation_id


async def list_versions(session: AsyncSession, principal: Principal, wanted: InstrumentVersionFilter) -> dict[str, Any]:
    """The versions an editor may work on, last changed first."""
    statement = (
        select(
            _VERSION.id,
            Instrument.slug,
            _VERSION.number,
            _VERSION.status,
            _VERSION.name,
            _VERSION.kind,
            Organisation.name.label("owner"),
            _VERSION.review_on,
            outdated().label("outdated"),
            _VERSION.updated_at,
        )
        .join_from(_VERSION, Instrument, Instrument.id == _VERSION.instrument_id)
        .outerjoin(Organisation, Organisation.id == Instrument.owner_id)
        .where(visible_to(principal))
        .order_by(_VERSION.updated_at.desc(), _VERSION.id)
    )
    if wanted.status is not None:
        statement = statement.where(_VERSION.status == wanted.status)
    if wanted.outdated:
        statement = statement.where(outdated())
    return await page_of(session, statement, wanted)


async def get_version(
    session: AsyncSession, principal: Principal, version_id: UUID, *, for_update: bool = False
) -> InstrumentVersion:
    """The version, when this editor may work on it. Raises InstrumentVersionNotFound (404)."""
    statement = (
        select(_VERSION)
        .join(Instrument, Instrument.id == _VERSION.instrument_id)
        .where(_VERSION.id == version_id, visible_to(principal))
    )
    found: InstrumentVersion | None = await session.scalar(
        statement.with_for_update(of=_VERSION) if for_update else statement
    )
    if found is None:
        raise InstrumentVersionNotFound
    return found


async def describe(session: AsyncSession, version: InstrumentVersion) -> dict[str, Any]:
    """A version as its editors see it."""
    instrument = await session.get_one(Instrument, version.instrument_id)
    owner = await session.get(Organisation, instrument.owner_id) if instrument.owner_id else None
    copied = {
        column.key: getattr(version, column.key) for column in _VERSION.__table__.columns if column.key not in HIDDEN
    }
    past = await session.scalar(select(outdated()).where(_VERSION.id == version.id))
    return {
        **copied,
        "slug": instrument.slug,
        "owner": owner.name if owner else None,
        "owner_id": instrument.owner_id,
        "outdated": bool(past),
        "allowed_statuses": sorted(NEXT[version.status]),
    }


async def list_requests(session: AsyncSession, wanted: GuidanceRequestFilter) -> dict[str, Any]:
    """Questions to us: the oldest open one first, or the last answered."""
    statement = select(GuidanceRequest).where(GuidanceRequest.status == wanted.status)
    answered = GuidanceRequest.answered_at.desc().nulls_last()
    return await page_of_entities(
        session, statement.order_by(answered, GuidanceRequest.created_at, GuidanceRequest.id), wanted
    )


async def get_request(session: AsyncSession, request_id: UUID, *, for_update: bool = False) -> GuidanceRequest:
    """One question to us. Raises GuidanceRequestNotFound (404)."""
    found = await session.get(GuidanceRequest, request_id, with_for_update=for_update or None)
    if found is None:
        raise GuidanceRequestNotFound
    return found
