"""Practices: what companies did, how employees took part, and what came of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned


class PracticeStatus(StrEnum):
    """Where a practice stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class Practice(Identified, Timestamped, Versioned, Base):
    """A case, told in the words of management and of employees.

    An invented one is marked fictitious and has no company; what a source does not give (place, employees) is left out.
    """

    __tablename__ = "practices"
    __table_args__ = (
        Index("practices_published_idx", "year", "slug", postgresql_where=text("status = 'published'")),
        Index(None, "company_id"),
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug_form"),
        CheckConstraint("cardinality(themes) BETWEEN 1 AND 3", name="themes_one_to_three"),
        CheckConstraint("employees IS NULL OR employees >= 1", name="employees_positive"),
        CheckConstraint("NOT (is_fictitious AND company_id IS NOT NULL)", name="fictitious_has_no_company"),
        CheckConstraint("(status IN ('draft', 'in_review')) = (published_at IS NULL)", name="published_at_set"),
    )

    slug: Mapped[str] = mapped_column(String(80), unique=True)
    status: Mapped[PracticeStatus] = mapped_column(default=PracticeStatus.DRAFT)
    company_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies.id", ondelete="SET NULL"))
    company_name: Mapped[str]
    is_fictitious: Mapped[bool]
    place: Mapped[str | None]
    province: Mapped[str | None] = mapped_column(ForeignKey("provinces.code"))
    section: Mapped[str | None] = mapped_column(String(1))
    employees: Mapped[int | None]
    themes: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    year: Mapped[int]
    title: Mapped[dict[str, str]]
    summary: Mapped[dict[str, str]]
    reason: Mapped[dict[str, str]]
    approach: Mapped[dict[str, str]]
    participation: Mapped[dict[str, str]]
    result: Mapped[dict[str, str]]
    lessons: Mapped[dict[str, str]]
    source: Mapped[dict[str, str]]
    figures: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    quotes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    published_at: Mapped[datetime | None]
