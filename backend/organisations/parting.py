"""Companies that stop: a departure from the programme, and what the law keeps of one that was erased."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, exists, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified
from backend.organisations.errors import CompanyEnded, CompanyLeft
from backend.organisations.models import Company, CompanyStatus


class Departure(Identified, Base):
    """A company left the programme; `returned_at` ends it. Nothing is asked of it or shown of it in between."""

    __tablename__ = "departures"
    __table_args__ = (
        Index("departures_one_open_idx", "company_id", unique=True, postgresql_where=text("returned_at IS NULL")),
        CheckConstraint("returned_at >= left_at", name="period_ordered"),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    left_at: Mapped[datetime]
    left_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    returned_at: Mapped[datetime | None]
    returned_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))


class KeptIdentity(Base):
    """Which company an erased one was, when it received aid: that keeps counting for whoever enters it again.

    Regulation (EU) 2023/2831 art. 6 has the grantor keep this for ten years. Read by the rules on aid only:
    the ceiling, and the number of vouchers a scheme gives one company.
    """

    __tablename__ = "kept_identities"
    __table_args__ = (Index(None, "kvk_number"),)

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"), primary_key=True)
    kvk_number: Mapped[str] = mapped_column(String(8))
    name: Mapped[str]
    kept_until: Mapped[date]


async def has_left(session: AsyncSession, company_id: UUID) -> bool:
    """Whether the company left the programme and did not come back."""
    open_one = exists().where(Departure.company_id == company_id, Departure.returned_at.is_(None))
    return bool(await session.scalar(select(open_one)))


async def require_participating(session: AsyncSession, company_id: UUID) -> None:
    """Refuse to begin something for a company that left or ended. Raises CompanyLeft, CompanyEnded (409)."""
    if await has_left(session, company_id):
        raise CompanyLeft
    await require_existing(session, company_id)


async def require_existing(session: AsyncSession, company_id: UUID) -> None:
    """Refuse a company that merged, stopped or went bankrupt. Raises CompanyEnded (409).

    The row is held, so that an officer who records the end in the same moment comes before or after, never between.
    """
    held = select(Company.status).where(Company.id == company_id).with_for_update(read=True, key_share=True)
    status = await session.scalar(held)
    if status is not None and status is not CompanyStatus.ACTIVE:
        raise CompanyEnded(currentStatus=status)
