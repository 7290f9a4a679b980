"""The worker's part: building what was granted, ending what is past its day, calling back what lost a firm.

What is built is kept whole or not at all: a killed worker leaves a granted extract, and the next one begins anew with
another key. The key lives in memory while it builds and nowhere else. No row is locked meanwhile: whether each firm
still agrees is asked again when it is kept.
"""

import asyncio
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
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
from backend.monitoring.models import Indicator
from backend.organisations import queries as organisations
from backend.organisations.models import Company, SbiVersion

if TYPE_CHECKING:
    from backend.extracts.panel import Panel

log = structlog.get_logger(__name__)
MOST_ATTEMPTS = 3
_ONE_AT_A_TIME = 7_341_901


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that an extract is built from: the panel, the indicators, the labels of the register, and the years."""

    panel: "Panel"
    indicators: Sequence[Indicator]
    labels: Mapping[str, Mapping[str, dict[str, str]]]
    years: tuple[int, int]
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class Made:
    """An extract to keep: its archive, its codebook, and the companies in it."""

    content: bytes
    codebook: dict[str, Any]
    company_ids: Sequence[UUID]


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
            async with self._database.write() as session:  # one transaction: what is read belongs together
                prepared = await prepare(session, extract_id)
            if prepared is None:
                return True
            made = await asyncio.to_thread(make, prepared)
            async with self._database.write() as session:
                await keep(session, extract_id, made)
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
    """Build one extract in a single transaction; for a small world, as that of a demonstration."""
    prepared = await prepare(session, extract_id)
    if prepared is not None:
        await keep(session, extract_id, make(prepared))


async def prepare(session: AsyncSession, extract_id: UUID) -> Prepared | None:
    """Read what an extract is built from; None when it was taken back meanwhile."""
    from backend.extracts.gathering import gather  # numpy is loaded where there is something to build

    extract = await session.get_one(ResearchExtract, extract_id)
    if extract.status is not ExtractStatus.GRANTED:
        return None
    dictionary = {each.code: each for each in await monitoring.list_indicators(session)}
    indicators = [dictionary[code] for code in extract.indicators]
    years = (extract.first_year, extract.last_year)
    panel = await gather(session, indicators, years, is_demonstration=extract.is_demonstration)
    session.expunge_all()  # they are read in another thread
    return Prepared(panel, indicators, await _labels(session), years, extract.is_demonstration)


def make(prepared: Prepared) -> Made | None:
    """Build and pack, with a new key that is forgotten here; None when there are too few firms."""
    from backend.extracts import building, codebook

    units = {each.code: each.unit for each in prepared.indicators}
    try:
        built = building.build(prepared.panel, units, secrets.token_bytes(32))
    except building.TooFewFirms:
        return None
    told = codebook.describe(
        built.report,
        prepared.indicators,
        prepared.labels,
        prepared.years,
        is_demonstration=prepared.is_demonstration,
    )
    more = {
        "codebook.json": orjson.dumps(told, option=orjson.OPT_INDENT_2),
        "csv-metadata.json": orjson.dumps(codebook.as_csvw(told), option=orjson.OPT_INDENT_2),
    }
    return Made(building.pack(built, more), told, list(built.company_ids))


async def keep(session: AsyncSession, extract_id: UUID, made: Made | None) -> None:
    """Keep what was built, whole. Nothing when it was taken back meanwhile, or when a firm in it no longer agrees.

    Then it stays granted, and is built anew without that firm.
    """
    from backend.extracts.gathering import population

    extract = await session.get_one(ResearchExtract, extract_id, with_for_update=True)
    if extract.status is not ExtractStatus.GRANTED:
        return
    if made is None:
        await _fail(session, extract, Failure.TOO_FEW)
        return
    ids = cast(literal(made.company_ids, ARRAY(Uuid)), ARRAY(Uuid))
    agree = population(is_demonstration=extract.is_demonstration).where(Company.id == func.any(ids))
    # Locked until this is kept: whoever is erased or leaves now finds the extract, and calls it back.
    if len((await session.scalars(agree.with_for_update(read=True, of=Company))).all()) != len(made.company_ids):
        log.info("a firm left while an extract was built", extract=str(extract_id))
        return
    extract.move(ExtractStatus.READY, clock.now())
    extract.built_at, extract.codebook = clock.now(), made.codebook
    extract.content_sha256 = hashlib.sha256(made.content).digest()
    await session.flush()
    session.add(ResearchExtractContent(extract_id=extract.id, content=made.content))
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
