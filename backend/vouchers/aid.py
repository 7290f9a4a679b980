"""The ceiling for state aid to one company, by the regulation that a scheme rests on.

Sources: Regulation (EU) 2023/2831 art. 3: EUR 300,000 over any period of three years. Before it, Regulation (EU)
1407/2013 art. 3: EUR 200,000 over three fiscal years (taken as calendar years). Both count from the day a right to the
aid is given, whatever is paid later. Aid that would pass the ceiling cannot be given at all, not even in part.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.clock import AMSTERDAM
from backend.organisations.models import Company
from backend.organisations.parting import KeptIdentity
from backend.vouchers.models import AidRegulation, LinkedCompany, Voucher
from backend.vouchers.states import COMMITTED_IN, VoucherStatus


@dataclass(frozen=True, slots=True)
class Regime:
    """What a regulation allows, and from when until when it does."""

    ceiling_cents: int
    in_force_from: date
    in_force_until: date
    by_fiscal_year: bool


REGIMES = {
    # Extended by Regulation (EU) 2020/972, with six months after its end (art. 7).
    AidRegulation.DE_MINIMIS_2013_1407: Regime(200_000_00, date(2014, 1, 1), date(2024, 6, 30), by_fiscal_year=True),
    AidRegulation.DE_MINIMIS_2023_2831: Regime(300_000_00, date(2024, 1, 1), date(2030, 12, 31), by_fiscal_year=False),
}


@dataclass(frozen=True, slots=True)
class Aid:
    """What a company received in the three years before, and what the regulation allows."""

    ceiling_cents: int
    declared_cents: int
    granted_cents: int

    @property
    def room_cents(self) -> int:
        """What may still be given."""
        return max(0, self.ceiling_cents - self.declared_cents - self.granted_cents)

    def allows(self, cents: int) -> bool:
        """Whether this much may be given on top."""
        return self.declared_cents + self.granted_cents + cents <= self.ceiling_cents


def in_force(regulation: AidRegulation, on: date) -> bool:
    """Whether aid may be given under this regulation on that day."""
    return REGIMES[regulation].in_force_from <= on <= REGIMES[regulation].in_force_until


def counted_from(regulation: AidRegulation, on: date) -> date:
    """The first day that counts: three years back, that day included, or the first of three calendar years."""
    if REGIMES[regulation].by_fiscal_year:
        return date(on.year - 2, 1, 1)
    try:
        return on.replace(year=on.year - 3)
    except ValueError:  # 29 February
        return on.replace(year=on.year - 3, day=28)


def the_same_before(company_id: UUID) -> Select[UUID]:
    """What the same company was here before it was erased: aid and vouchers keep counting (see `KeptIdentity`)."""
    return (
        select(KeptIdentity.company_id)
        .join(Company, Company.kvk_number == KeptIdentity.kvk_number)
        .where(Company.id == company_id)
    )


def counted_companies(company_id: UUID) -> ColumnElement[bool]:
    """Whose vouchers count for this company: its own, also before it was erased, and those of companies it declares.

    Source: Regulation (EU) 2023/2831 art. 2(2), a single undertaking. What somebody else declares about this company
    counts for that one only: nobody uses up another's room by naming it.
    """
    linked = select(LinkedCompany.kvk_number).where(
        LinkedCompany.company_id == company_id, LinkedCompany.ended_at.is_(None)
    )
    return or_(
        Voucher.company_id == company_id,
        Voucher.company_id.in_(the_same_before(company_id)),
        Voucher.company_id.in_(select(Company.id).where(Company.kvk_number.in_(linked))),
        Voucher.company_id.in_(select(KeptIdentity.company_id).where(KeptIdentity.kvk_number.in_(linked))),
    )


async def take_turns(session: AsyncSession, company: Company) -> None:
    """Let grants to companies that name each other wait for each other, so that two at once cannot pass the ceiling."""
    named = exists().where(
        or_(LinkedCompany.company_id == company.id, LinkedCompany.kvk_number == company.kvk_number),
        LinkedCompany.ended_at.is_(None),
    )
    if await session.scalar(select(named)):
        await session.execute(
            select(func.pg_advisory_xact_lock(func.hashtextextended("grants to linked companies", 0)))
        )


async def aid_of(
    session: AsyncSession,
    company_id: UUID,
    regulation: AidRegulation,
    *,
    declared_cents: int,
    on: date,
    except_voucher: UUID | None = None,
) -> Aid:
    """The aid of a company: what it declares itself, and what this platform granted it and those linked with it."""
    since = datetime.combine(counted_from(regulation, on), time.min, AMSTERDAM)
    granted = await session.scalar(
        select(func.coalesce(func.sum(func.coalesce(Voucher.settled_cents, Voucher.granted_cents)), 0)).where(
            counted_companies(company_id),
            Voucher.status.in_(COMMITTED_IN | {VoucherStatus.SETTLED}),
            Voucher.granted_at >= since,
            Voucher.id != except_voucher if except_voucher else Voucher.id.is_not(None),
        )
    )
    return Aid(REGIMES[regulation].ceiling_cents, declared_cents, int(granted or 0))
