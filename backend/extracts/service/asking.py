"""What people do with extracts: ask for one, decide on it, take it back, fetch it."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.extracts import queries, words
from backend.extracts.errors import (
    OwnResearchExtract,
    ResearchExtractEnded,
    ResearchExtractNotReady,
    ResearchExtractNotYours,
    TooManyResearchExtracts,
)
from backend.extracts.models import (
    DECISIONS,
    IN_WORK,
    ExtractStatus,
    ResearchExtract,
    ResearchExtractContent,
    ResearchExtractDownload,
)
from backend.extracts.schemas import ExtractGranted, ExtractRefused, ExtractWithdrawn, ResearchExtractCreate
from backend.extracts.service.stepping import step, tell_asker
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.monitoring import queries as monitoring
from backend.notifications.service import tell

WAITING_AT_MOST = 3
LONGEST = timedelta(days=2 * 365)
YEARS_AT_MOST = 10


async def request(session: AsyncSession, principal: Principal, wish: ResearchExtractCreate) -> ResearchExtract:
    """Ask for an extract; the programme office is told.

    Raises InvalidInput (400) and TooManyResearchExtracts (409).
    """
    await _require_possible(session, wish)
    assert principal.organisation_id is not None
    asker = await session.get_one(Organisation, principal.organisation_id, with_for_update={"key_share": True})
    if await queries.count_waiting(session, asker.id) >= WAITING_AT_MOST:
        raise TooManyResearchExtracts
    extract = ResearchExtract(
        organisation_id=asker.id,
        requested_by=principal.account_id,
        requested_at=clock.now(),
        purpose=wish.purpose,
        question=wish.question,
        indicators=list(dict.fromkeys(wish.indicators)),
        first_year=wish.first_year,
        last_year=wish.last_year,
        kept_until=wish.kept_until,
        terms_version=wish.accepts_terms,
        is_demonstration=asker.is_demonstration,
    )
    session.add(extract)
    await session.flush()
    await step(session, extract, principal, ExtractStatus.REQUESTED)
    offices = await session.scalars(
        select(Organisation.id).where(
            Organisation.kind == OrganisationKind.PROGRAMME_OFFICE,
            Organisation.is_demonstration == asker.is_demonstration,
        )
    )
    for office in offices.all():
        await tell(
            session,
            organisation_id=office,
            roles=[Role.PROGRAMME_OFFICER],
            template="research_extract_requested",
            link=f"/programma/uittreksels/{extract.id}",
            organisation=asker.name,
        )
    return extract


async def move(
    session: AsyncSession,
    principal: Principal,
    extract_id: UUID,
    wish: ExtractGranted | ExtractRefused | ExtractWithdrawn,
    if_match: str | None,
) -> ResearchExtract:
    """Grant, refuse or take back.

    Raises ResearchExtractNotFound (404), ResearchExtractNotYours and OwnResearchExtract (403), VersionStale (412) and
    ResearchExtractMoveImpossible (409).
    """
    extract = await queries.get_extract(session, principal, extract_id, for_update=True)
    office = principal.may("research-extracts:decide")
    if isinstance(wish, ExtractWithdrawn):
        if not office and extract.requested_by != principal.account_id:
            raise ResearchExtractNotYours
    elif not office:
        raise ResearchExtractNotYours
    elif await queries.works_for_asker(session, principal, extract):
        raise OwnResearchExtract
    require_current(extract, if_match)
    to_status = ExtractStatus(wish.to_status)
    extract.move(to_status, clock.now())
    if to_status in DECISIONS:
        extract.decided_at, extract.decided_by, extract.decision = clock.now(), principal.account_id, wish.reason
    await step(session, extract, principal, to_status, wish.reason)
    if to_status in DECISIONS:
        await tell_asker(session, extract, "research_extract_decided")
    elif extract.requested_by != principal.account_id:
        await tell_asker(session, extract, "research_extract_ended")
    return extract


async def download(session: AsyncSession, principal: Principal, extract_id: UUID) -> bytes:
    """The archive, for who asked alone; each time is written down.

    Raises ResearchExtractNotFound (404), ResearchExtractNotYours (403), ResearchExtractNotReady (409) and
    ResearchExtractEnded (410), also from the moment on that a company in it no longer agrees.
    """
    extract = await queries.get_extract(session, principal, extract_id, for_update=True)
    if extract.requested_by != principal.account_id:
        raise ResearchExtractNotYours
    if extract.status in IN_WORK:
        raise ResearchExtractNotReady(currentStatus=extract.status)
    if extract.status is not ExtractStatus.READY or extract.kept_until < clock.today():
        raise ResearchExtractEnded(currentStatus=extract.status)
    if await queries.lost_a_firm(session, extract.id):
        raise ResearchExtractEnded(currentStatus=ExtractStatus.RECALLED)
    content = await session.scalar(
        select(ResearchExtractContent.content).where(ResearchExtractContent.extract_id == extract.id)
    )
    assert content is not None
    session.add(
        ResearchExtractDownload(extract_id=extract.id, account_id=principal.account_id, downloaded_at=clock.now())
    )
    record(
        session,
        principal,
        "research-extracts.download",
        "research_extract",
        extract.id,
        organisation_id=extract.organisation_id,
    )
    await session.flush()
    return content


async def _require_possible(session: AsyncSession, wish: ResearchExtractCreate) -> None:
    faults = []
    known = {each.code for each in await monitoring.list_indicators(session)}
    faults += [
        field(
            f"#/indicators/{at}",
            "indicator_unknown",
            nl="Dit kengetal kennen wij niet.",
            en="We do not know this indicator.",
        )
        for at, code in enumerate(wish.indicators)
        if code not in known
    ]
    if not wish.first_year <= wish.last_year < wish.first_year + YEARS_AT_MOST:
        faults.append(
            field(
                "#/lastYear",
                "years_impossible",
                nl=f"Kies een jaar na het eerste, en hoogstens {YEARS_AT_MOST} jaren samen.",
                en=f"Choose a year after the first, and at most {YEARS_AT_MOST} years together.",
            )
        )
    today = clock.today()
    if not today < wish.kept_until <= today + LONGEST:
        faults.append(
            field(
                "#/keptUntil",
                "end_date_impossible",
                nl="De einddatum ligt na vandaag en hoogstens twee jaar vooruit.",
                en="The end date lies after today and at most two years ahead.",
            )
        )
    if wish.accepts_terms != words.TERMS_VERSION:
        faults.append(
            field(
                "#/acceptsTerms",
                "terms_changed",
                nl="De voorwaarden zijn gewijzigd. Lees ze opnieuw.",
                en="The terms have changed. Read them again.",
            )
        )
    if faults:
        raise invalid(*faults)
