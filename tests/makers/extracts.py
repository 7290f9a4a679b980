"""Builders of extracts for research."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.extracts.models import ExtractStatus, ResearchExtract, ResearchExtractChange
from backend.extracts.words import TERMS_VERSION


async def make_extract(
    session: AsyncSession,
    organisation_id: UUID,
    *,
    requested_by: UUID | None = None,
    granted_by: UUID | None = None,
    is_demonstration: bool = False,
    indicators: tuple[str, ...] = ("revenue", "employees", "productivity_per_hour", "sickness_absence"),
) -> ResearchExtract:
    """An extract that was asked, and with `granted_by` one that the worker has still to build."""
    extract = ResearchExtract(
        organisation_id=organisation_id,
        requested_by=requested_by,
        requested_at=clock.now(),
        purpose="Voorbeeldonderzoek.",
        question="Groeit de arbeidsproductiviteit?",
        indicators=list(indicators),
        first_year=2022,
        last_year=2025,
        kept_until=clock.today() + timedelta(days=90),
        terms_version=TERMS_VERSION,
        is_demonstration=is_demonstration,
    )
    session.add(extract)
    await session.flush()
    if granted_by is not None:
        extract.move(ExtractStatus.GRANTED, clock.now())
        extract.decided_at, extract.decided_by = clock.now(), granted_by
    session.add(ResearchExtractChange(extract_id=extract.id, to_status=extract.status, changed_at=clock.now()))
    await session.flush()
    return extract
