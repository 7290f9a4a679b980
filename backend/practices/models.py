"""Practices and their versions, who wrote them, and what their companies consented to."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, FetchedValue, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.core.problems import Problem
from backend.core.review import Reviewed, VersionStatus
from backend.practices.errors import PracticeMoveImpossible
from backend.toolbox.models import ParticipationLevel


class FigureBasis(StrEnum):
    """Where a figure comes from: the company's own completed measurements, the company, or a published source."""

    VERIFIED = "verified"
    COMPANY = "company"
    SOURCE = "source"


class Practice(Identified, Timestamped, Base):
    """A case with a lasting address; what it tells stands in its versions.

    The address comes with the first publication. A company that is known here has `company_id`; one that is cited
    from a published source, or invented for the site, has none. Of companies those of the demonstration are invented,
    and no others (a trigger). `began_by_id` is the organisation that began to write it.
    """

    __tablename__ = "practices"
    __table_args__ = (
        Index(None, "company_id"),
        Index(None, "began_by_id"),
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug_form"),
    )

    slug: Mapped[str | None] = mapped_column(String(80), unique=True)
    company_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    began_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id", ondelete="SET NULL"))
    is_fictitious: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None]


class PracticeVersion(Reviewed, Identified, Timestamped, Versioned, Base):
    """What a practice tells. Once published its words never change (a trigger); another text is a new version.

    All that is read stands here, as it was when it was written. An anonymous one holds no name, place or headcount:
    `company_name` is then what the company calls itself, as "een bakkerij in Gelderland". `content_hash` is made by a
    trigger from everything that is read; a consent is given to it, and without one nothing of a company is published.
    """

    impossible: ClassVar[type[Problem]] = PracticeMoveImpossible

    __tablename__ = "practice_versions"
    __table_args__ = (
        UniqueConstraint("practice_id", "number"),
        Index(
            "practice_versions_one_published_idx",
            "practice_id",
            unique=True,
            postgresql_where=text("status = 'published'"),
        ),
        Index(
            "practice_versions_one_in_work_idx",
            "practice_id",
            unique=True,
            postgresql_where=text("status IN ('draft', 'in_review')"),
        ),
        CheckConstraint("cardinality(themes) BETWEEN 1 AND 3", name="themes_one_to_three"),
        CheckConstraint("employees IS NULL OR employees >= 1", name="employees_positive"),
        CheckConstraint("NOT is_anonymous OR (place IS NULL AND employees IS NULL)", name="anonymous_without_details"),
        CheckConstraint("(status IN ('draft', 'in_review')) = (published_at IS NULL)", name="published_at_set"),
        CheckConstraint("(status = 'archived') = (archived_at IS NOT NULL)", name="archived_at_set"),
    )

    practice_id: Mapped[UUID] = mapped_column(ForeignKey("practices.id", ondelete="CASCADE"))
    number: Mapped[int]
    company_name: Mapped[str]
    company_description: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    is_anonymous: Mapped[bool] = mapped_column(default=False)
    place: Mapped[str | None]
    province: Mapped[str | None] = mapped_column(ForeignKey("provinces.code"))
    section: Mapped[str | None] = mapped_column(String(1))
    employees: Mapped[int | None]
    size_class: Mapped[str | None] = mapped_column(String(8))
    participation_level: Mapped[ParticipationLevel | None]
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
    figures: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    verified_figures: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    quotes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    tools: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    content_hash: Mapped[str] = mapped_column(String(64), server_default=FetchedValue(), server_onupdate=FetchedValue())
    offered_at: Mapped[datetime | None]
    published_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

    def publish(self, at: datetime, by: UUID | None) -> None:
        """Show it to everybody. Raises PracticeMoveImpossible (409)."""
        self._move(VersionStatus.PUBLISHED)
        self.published_at, self.published_by = at, by


class PracticeWriter(Timestamped, Base):
    """Somebody wrote in a version or sent it for review, and so does not publish it (a trigger)."""

    __tablename__ = "practice_writers"
    __table_args__ = (Index(None, "account_id"),)

    version_id: Mapped[UUID] = mapped_column(ForeignKey("practice_versions.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)


class PracticeConsent(Identified, Base):
    """An owner agrees that exactly this text is published. Kept as given (a trigger), until it is withdrawn, once."""

    __tablename__ = "practice_consents"
    __table_args__ = (
        Index(
            "practice_consents_one_standing_idx",
            "version_id",
            "content_hash",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        Index(None, "version_id"),
        CheckConstraint("withdrawn_at IS NOT NULL OR withdrawn_by IS NULL", name="withdrawn_whole"),
    )

    version_id: Mapped[UUID] = mapped_column(ForeignKey("practice_versions.id", ondelete="CASCADE"))
    content_hash: Mapped[str] = mapped_column(String(64))
    given_at: Mapped[datetime]
    given_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
