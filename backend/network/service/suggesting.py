"""The daily round of suggestions: whoever has some keeps them for a month, whoever has none is looked at."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import ScalarSelect, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.themes import Theme
from backend.network.matching import NEITHER, STANDS_FOR, Bands, Candidate, bands_of, choose
from backend.network.models import NetworkProfile, NetworkSuggestion
from backend.network.queries.profiles import is_suggestible
from backend.organisations.models import Company, CompanyStatus
from backend.scans.models import ResultDimension, Scan, ScanResult


async def suggest_due(session: AsyncSession) -> int:
    """Forget what stood for a month and choose for companies without any; answers how many were made.

    Only of people who said yes is any scan looked at, and only its published result.
    """
    await session.execute(delete(NetworkSuggestion).where(NetworkSuggestion.made_on <= clock.today() - STANDS_FOR))
    rows = await session.execute(
        select(NetworkProfile.id, NetworkProfile.company_id, NetworkProfile.is_demonstration)
        .join(Company, Company.id == NetworkProfile.company_id)
        .where(is_suggestible(), Company.status == CompanyStatus.ACTIVE)
    )
    candidates = [Candidate(*row) for row in rows]
    asking = {one.company_id: one.is_demonstration for one in candidates}
    served = set(
        await session.scalars(select(NetworkSuggestion.company_id).where(NetworkSuggestion.company_id.in_(asking)))
    )
    bands = await _bands(session, list(asking))
    made = 0
    for company_id in sorted(asking.keys() - served):
        alike = [one for one in candidates if one.is_demonstration == asking[company_id]]
        for candidate, theme in choose(company_id, bands.get(company_id, NEITHER), alike, bands):
            session.add(
                NetworkSuggestion(
                    company_id=company_id, profile_id=candidate.profile_id, theme=theme, made_on=clock.today()
                )
            )
            made += 1
    await session.flush()
    return made


async def _bands(session: AsyncSession, companies: list[UUID]) -> dict[UUID, Bands]:
    """By the newest published result of each; its scores of management and employees together only."""
    rows = await session.execute(
        select(Scan.company_id, ResultDimension.dimension, ResultDimension.combined_score)
        .join(ResultDimension, ResultDimension.scan_id == Scan.id)
        .where(
            Scan.company_id.in_(companies),
            Scan.id == _newest(),
            ResultDimension.combined_score.is_not(None),
            ResultDimension.employee_count.is_not(None),
            ResultDimension.dimension.in_(list(Theme)),
        )
    )
    scores: dict[UUID, dict[Theme, int]] = defaultdict(dict)
    for company_id, dimension, score in rows:
        assert score is not None  # asked for above
        scores[company_id][Theme(dimension.value)] = score
    return {company_id: bands_of(found) for company_id, found in scores.items()}


def _newest() -> ScalarSelect[UUID]:
    other = Scan.__table__.alias("newer")
    return (
        select(other.c.id)
        .join(ScanResult, ScanResult.scan_id == other.c.id)
        .where(other.c.company_id == Scan.company_id)
        .order_by(ScanResult.published_at.desc(), other.c.id)
        .limit(1)
        .correlate(Scan)
        .scalar_subquery()
    )
