"""The worker's part: building what was granted, ending what is past its day, calling back what lost a firm.

A build is one transaction that is written whole or not at all: a killed worker leaves a granted extract and the next
one begins anew, with another key. The key lives in memory while it builds and nowhere else.
"""

import asyncio
import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import orjson
import structlog
from sqlalchemy import ARRAY, Select, Uuid, cast, func, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.database import Database
from backend.extracts import queries
from backend.extracts.models import (
    ExtractStatus,
    Failure,
    ResearchExtract,
    ResearchExtractContent,
    ResearchExtractFirm,
)
from backend.extracts.service.stepping import step, tell_asker
from backend.monitoring import queries as monitoring
from backend.organisations import queries as organisations
from backend.organisations.models import SbiVersion

log = structlog.get_logger(__name__)
MOST_ATTEMPTS = 3
_ONE_AT_A_TIME = 7_341_901


class Extractor:
    """Builds extracts, one at a time for all workers, as each takes memory."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def step(self) -> bool:
        """Build the extract that waits longest; False when none waits or another worker is at it."""
        async with self._database.write() as guard:
            if not await guard.scalar(select(func.pg_try_advisory_xact_lock(_ONE_AT_A_TIME))):
                return False
            extract_id = await self._begin()
            if extract_id is None:
                return False
            async with self._database.write() as session:
                await build(session, extract_id)
            return True

    async def _begin(self) -> UUID | None:
        """The next one, with the attempt counted whatever becomes of it."""
        async with self._database.write() as session:
            found = await session.scalar(
                select(ResearchExtract)
                .where(ResearchExtract.status == ExtractStatus.GRANTED)
                .order_by(ResearchExtract.decided_at, ResearchExtract.id)
                .limit(1)
                .with_for_update()
            )
            if found is None:
                return None
            found.attempts += 1
            if found.attempts > MOST_ATTEMPTS:
                log.error("extract given up", extract=str(found.id))
                await _fail(session, found, Failure.BROKEN)
                return None
            return found.id


async def build(session: AsyncSession, extract_id: UUID) -> None:
    """Build one extract that was granted, in this transaction; nothing when it was taken back meanwhile."""
    from backend.extracts import building, codebook
    from backend.extracts.gathering import gather  # numpy is loaded where there is something to build

    extract = await session.get_one(ResearchExtract, extract_id, with_for_update=True)
    if extract.status is not ExtractStatus.GRANTED:
        return
    dictionary = {each.code: each for each in await monitoring.list_indicators(session)}
    indicators = [dictionary[code] for code in extract.indicators]
    years = (extract.first_year, extract.last_year)
    panel = await gather(session, indicators, years, is_demonstration=extract.is_demonstration)
    labels = await _labels(session)
    units = {each.code: each.unit for each in indicators}
    is_demonstration = extract.is_demonstration

    def make() -> tuple[bytes, dict[str, object], list[UUID]]:
        built = building.build(panel, units, secrets.token_bytes(32))
        told = codebook.describe(built.report, indicators, labels, years, is_demonstration=is_demonstration)
        more = {
            "codebook.json": orjson.dumps(told, option=orjson.OPT_INDENT_2),
            "csv-metadata.json": orjson.dumps(codebook.as_csvw(told), option=orjson.OPT_INDENT_2),
        }
        return building.pack(built, more), told, list(built.company_ids)

    try:
        content, told, company_ids = await asyncio.to_thread(make)
    except building.TooFewFirms:
        await _fail(session, extract, Failure.TOO_FEW)
        return
    extract.move(ExtractStatus.READY, clock.now())
    extract.built_at, extract.codebook = clock.now(), told
    extract.content_sha256 = hashlib.sha256(content).digest()
    await session.flush()
    session.add(ResearchExtractContent(extract_id=extract.id, content=content))
    ids = cast(literal(company_ids, ARRAY(Uuid)), ARRAY(Uuid))
    linked = select(literal(extract.id, Uuid), func.unnest(ids))
    await session.execute(insert(ResearchExtractFirm).from_select(["extract_id", "company_id"], linked))
    await step(session, extract, None, ExtractStatus.READY)
    await tell_asker(session, extract, "research_extract_ready")


async def expire_due(session: AsyncSession) -> int:
    """End what is past its end date, with its bytes; answers how many. The worker calls it nightly."""
    due = select(ResearchExtract).where(
        ResearchExtract.status.in_((ExtractStatus.GRANTED, ExtractStatus.READY)),
        ResearchExtract.kept_until < clock.today(),
    )
    return await _end_all(session, due, ExtractStatus.EXPIRED)


async def recall_lost(session: AsyncSession) -> int:
    """Call back what holds a company that no longer agrees; answers how many. The worker calls it often."""
    lost = select(ResearchExtractFirm.extract_id).where(queries.without_consent())
    due = select(ResearchExtract).where(ResearchExtract.status == ExtractStatus.READY, ResearchExtract.id.in_(lost))
    return await _end_all(session, due, ExtractStatus.RECALLED)


async def call_back(session: AsyncSession, company_id: UUID, _: datetime) -> None:
    """A company is erased: every extract it is in is called back, in the same transaction."""
    await monitoring.lock_company(session, company_id)
    holding = select(ResearchExtractFirm.extract_id).where(ResearchExtractFirm.company_id == company_id)
    due = select(ResearchExtract).where(ResearchExtract.status == ExtractStatus.READY, ResearchExtract.id.in_(holding))
    await _end_all(session, due, ExtractStatus.RECALLED)


async def _end_all(session: AsyncSession, due: Select[ResearchExtract], to_status: ExtractStatus) -> int:
    found = (await session.scalars(due.order_by(ResearchExtract.id).with_for_update(of=ResearchExtract))).all()
    for extract in found:
        extract.move(to_status, clock.now())
        await step(session, extract, None, to_status)
        await tell_asker(session, extract, "research_extract_ended")
    return len(found)


async def _fail(session: AsyncSession, extract: ResearchExtract, failure: Failure) -> None:
    extract.move(ExtractStatus.FAILED, clock.now())
    extract.failure = failure
    await step(session, extract, None, ExtractStatus.FAILED)
    await tell_asker(session, extract, "research_extract_failed")


async def _labels(session: AsyncSession) -> Mapping[str, Mapping[str, dict[str, str]]]:
    """Sections and areas as the register names them, with the marks of what is not given."""
    from backend.extracts import words

    sections = {
        each["section"]: dict(each["name"]) for each in await organisations.list_sectors(session, SbiVersion.SBI_2008)
    }
    areas: dict[str, dict[str, str]] = {}
    provinces = await organisations.list_provinces(session)
    areas |= {each["code"]: {"nl": each["name"], "en": each["name"]} for each in provinces}
    areas |= {each["region"]: {"nl": each["region"], "en": each["region"]} for each in provinces}
    return {"section": {**sections, "*": words.OTHERS["*"]}, "area": {**areas, "NL": words.OTHERS["NL"]}}
