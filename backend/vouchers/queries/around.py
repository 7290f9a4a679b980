"""What a voucher stands in: its round, the rules of its scheme, its company. Read in one question."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.organisations.models import Company, Sector
from backend.vouchers.models import Round, Scheme


@dataclass(frozen=True, slots=True)
class Around:
    """Round, scheme and company, with the name of the company's sector."""

    round: Round
    scheme: Scheme
    company: Company
    sector: Sector


_AROUND = (
    select(Round, Scheme, Company, Sector)
    .join(Scheme, Scheme.id == Round.scheme_id)
    .join(Company, Company.id.is_not(None))
    .join(Sector, and_(Sector.version == Company.sbi_version, Sector.section == Company.section))
)


async def around(session: AsyncSession, *, round_id: UUID, company_id: UUID) -> Around:
    """What stands around the vouchers of this company in this round."""
    rows = await session.execute(_AROUND.where(Round.id == round_id, Company.id == company_id))
    return Around(*rows.one())
