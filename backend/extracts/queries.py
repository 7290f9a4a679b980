"""What can be read of extracts, and by whom."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, undefer

from backend.core.listing import page_of
from backend.core.schemas import PageQuery
from backend.extracts.errors import ResearchExtractNotFound
from backend.extracts.models import (
    IN_WORK,
    ExtractStatus,
    ResearchExtract,
    ResearchExtractChange,
    ResearchExtractDownload,
    ResearchExtractFirm,
)
from backend.extracts.schemas import ResearchExtractFilter
from backend.identity.models import Account, Membership, Organisation
from backend.identity.principals import Principal
from backend.organisations import queries as organisations
from backend.organisations.models import ConsentKind
from backend.organisations.parting import Departure

LOG_SHOWN = 100
_ASKER = aliased(Account)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Researchers see those of their own organisation; the programme office those of its own world."""
    if principal.may("research-extracts:decide"):
        world = select(Organisation.is_demonstration).where(Organisation.id == principal.organisation_id)
        return ResearchExtract.is_demonstration == world.scalar_subquery()
    if principal.may("research-extracts:request") and principal.organisation_id is not None:
        return ResearchExtract.organisation_id == principal.organisation_id
    return false()


async def get_extract(
    session: AsyncSession, principal: Principal, extract_id: UUID, *, for_update: bool = False
) -> ResearchExtract:
    """The extract, when this principal may see it. Raises ResearchExtractNotFound (404)."""
    statement = (
        select(ResearchExtract)
        .where(ResearchExtract.id == extract_id, visible_to(principal))
        .options(undefer(ResearchExtract.codebook))
    )
    found = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise ResearchExtractNotFound
    return found


async def list_extracts(session: AsyncSession, principal: Principal, wanted: ResearchExtractFilter) -> dict[str, Any]:
    """One page, the newest first."""
    statement = _summaries(principal).where(visible_to(principal))
    if wanted.status is not None:
        statement = statement.where(ResearchExtract.status == wanted.status)
    ordered = statement.order_by(ResearchExtract.requested_at.desc(), ResearchExtract.id)
    return await page_of(session, ordered, PageQuery(page=wanted.page, page_size=wanted.page_size))


async def describe(session: AsyncSession, principal: Principal, extract_id: UUID) -> dict[str, Any]:
    """All that is told of an extract. Raises ResearchExtractNotFound (404)."""
    extract = await get_extract(session, principal, extract_id)
    summary = (await session.execute(_summaries(principal).where(ResearchExtract.id == extract_id))).mappings().one()
    return {
        **summary,
        "version": extract.version,
        "purpose": extract.purpose,
        "indicators": extract.indicators,
        "terms_version": extract.terms_version,
        "decision": extract.decision,
        "failure": extract.failure,
        "content_sha256": extract.content_sha256 and extract.content_sha256.hex(),
        "changes": await _changes(session, extract_id),
        "download_log": await _downloads(session, extract_id),
        "codebook": extract.codebook,
        "allowed_acts": await allowed_acts(session, principal, extract),
    }


async def allowed_acts(session: AsyncSession, principal: Principal, extract: ResearchExtract) -> list[str]:
    """What this person can do with it now."""
    acts = []
    mine = extract.requested_by is not None and extract.requested_by == principal.person_id
    office = principal.may("research-extracts:decide")
    if extract.status is ExtractStatus.REQUESTED and office and not await works_for_asker(session, principal, extract):
        acts.append("decide")
    if extract.status in {*IN_WORK, ExtractStatus.READY} and (office or mine):
        acts.append("withdraw")
    if extract.status is ExtractStatus.READY and mine:
        acts.append("download")
    return acts


async def works_for_asker(session: AsyncSession, principal: Principal, extract: ResearchExtract) -> bool:
    """Whether this person asked, or has a role in the organisation that did."""
    if extract.requested_by == principal.person_id:
        return True
    held = exists().where(
        Membership.account_id == principal.person_id, Membership.organisation_id == extract.organisation_id
    )
    return bool(await session.scalar(select(held)))


async def count_waiting(session: AsyncSession, organisation_id: UUID) -> int:
    """How many of an organisation are asked and not there yet."""
    waiting = ResearchExtract.organisation_id == organisation_id, ResearchExtract.status.in_(IN_WORK)
    return await session.scalar(select(func.count()).select_from(ResearchExtract).where(*waiting)) or 0


def without_consent() -> ColumnElement[bool]:
    """Whether the company of a row agrees no longer to be followed, or left."""
    held = ResearchExtractFirm.company_id
    return or_(
        held.not_in(organisations.consenting(ConsentKind.MONITORING)),
        held.in_(select(Departure.company_id).where(Departure.returned_at.is_(None))),
    )


async def lost_a_firm(session: AsyncSession, extract_id: UUID) -> bool:
    """Whether a company in it agrees no longer."""
    lost = exists().where(ResearchExtractFirm.extract_id == extract_id, without_consent())
    return bool(await session.scalar(select(lost)))


def _summaries(principal: Principal) -> Select[*tuple[Any, ...]]:
    fetched = (
        select(func.count())
        .where(ResearchExtractDownload.extract_id == ResearchExtract.id)
        .correlate(ResearchExtract)
        .scalar_subquery()
    )
    return (
        select(
            ResearchExtract.id,
            Organisation.name.label("organisation"),
            _ASKER.name.label("requested_by"),
            func.coalesce(ResearchExtract.requested_by == principal.person_id, false()).label("requested_by_me"),
            ResearchExtract.requested_at,
            ResearchExtract.question,
            ResearchExtract.first_year,
            ResearchExtract.last_year,
            ResearchExtract.kept_until,
            ResearchExtract.status,
            ResearchExtract.built_at,
            ResearchExtract.ended_at,
            fetched.label("downloads"),
            ResearchExtract.is_demonstration,
        )
        .join(Organisation, Organisation.id == ResearchExtract.organisation_id)
        .outerjoin(_ASKER, _ASKER.id == ResearchExtract.requested_by)
    )


async def _changes(session: AsyncSession, extract_id: UUID) -> list[dict[str, Any]]:
    rows = await session.execute(
        select(
            ResearchExtractChange.to_status,
            ResearchExtractChange.changed_at,
            Account.name.label("changed_by"),
            ResearchExtractChange.reason,
        )
        .outerjoin(Account, Account.id == ResearchExtractChange.changed_by)
        .where(ResearchExtractChange.extract_id == extract_id)
        .order_by(ResearchExtractChange.id)
    )
    return [dict(row) for row in rows.mappings()]


async def _downloads(session: AsyncSession, extract_id: UUID) -> list[dict[str, Any]]:
    rows = await session.execute(
        select(ResearchExtractDownload.downloaded_at, Account.name.label("downloaded_by"))
        .outerjoin(Account, Account.id == ResearchExtractDownload.account_id)
        .where(ResearchExtractDownload.extract_id == extract_id)
        .order_by(ResearchExtractDownload.id.desc())
        .limit(LOG_SHOWN)
    )
    return [dict(row) for row in rows.mappings()]
