"""A quick scan that was kept: by a visitor under a key of their own, or by a company that took it over."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified


class QuickScan(Identified, Base):
    """The answers of one visitor. Under a key until a company claims it; then the company's, and the key is gone."""

    __tablename__ = "quick_scans"
    __table_args__ = (
        CheckConstraint("(company_id IS NULL) = (key_hash IS NOT NULL)", name="by_key_or_of_company"),
        CheckConstraint("(company_id IS NULL) = (claimed_on IS NULL)", name="claimed_on_set"),
        Index(None, "company_id", "saved_at"),
    )

    version_id: Mapped[UUID] = mapped_column(ForeignKey("questionnaire_versions.id"))
    answers: Mapped[dict[str, int | None]] = mapped_column(JSONB)
    saved_at: Mapped[datetime]
    key_hash: Mapped[bytes | None] = mapped_column(LargeBinary, unique=True)
    company_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    claimed_on: Mapped[date | None]
