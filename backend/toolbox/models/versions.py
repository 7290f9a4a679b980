"""Toolbox items, their versions and documents: what a company can use tomorrow, by the programme and by branches."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Computed, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.clock import AMSTERDAM
from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.core.review import NEXT, Reviewed, VersionStatus
from backend.toolbox.errors import ToolboxMoveImpossible


class ItemKind(StrEnum):
    """What sort of instrument it is."""

    METHOD = "method"
    CHECKLIST = "checklist"
    TEMPLATE = "template"
    TRAINING = "training"
    CALCULATOR = "calculator"
    GUIDE = "guide"
    GAME = "game"


class ParticipationLevel(StrEnum):
    """How much say employees have when a company works with it."""

    INFORMED = "informed"
    CONSULTED = "consulted"
    CO_DECIDING = "co_deciding"
    SELF_MANAGING = "self_managing"


# Title before summary before body; Dutch and English side by side. The configurations fold accents first.
SEARCHED = """
setweight(to_tsvector('slimmer_nl', coalesce(title ->> 'nl', '')), 'A')
|| setweight(to_tsvector('slimmer_en', coalesce(title ->> 'en', '')), 'A')
|| setweight(to_tsvector('slimmer_nl', coalesce(summary ->> 'nl', '')), 'B')
|| setweight(to_tsvector('slimmer_en', coalesce(summary ->> 'en', '')), 'B')
|| setweight(to_tsvector('slimmer_nl', coalesce(body ->> 'nl', '')), 'D')
|| setweight(to_tsvector('slimmer_en', coalesce(body ->> 'en', '')), 'D')
"""
PLAIN = (
    "plain_text(coalesce(title ->> 'nl', '') || ' ' || coalesce(title ->> 'en', '') || ' ' "
    "|| coalesce(summary ->> 'nl', '') || ' ' || coalesce(summary ->> 'en', ''))"
)
PUBLISHED = text("status = 'published'")
REVIEW_AFTER = timedelta(days=365)
LATEST_REVIEW = timedelta(days=2 * 365)


class ToolboxItem(Identified, Timestamped, Base):
    """An instrument with a lasting address; what it says stands in its versions.

    `review_told_for` is the review day its owner was reminded of. `shown_ratings` and `shown_halves` are the number of
    ratings and their mean in half points as everybody sees them (see `ratings.py`). `taken_from_id` and
    `taken_from_number` say whose version it began from, when it was taken over from another branch.
    """

    __tablename__ = "toolbox_items"
    __table_args__ = (
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug_form"),
        CheckConstraint("replaced_by_id <> id", name="replaced_by_another"),
        CheckConstraint("(shown_ratings IS NULL) = (shown_halves IS NULL)", name="rating_whole"),
        CheckConstraint("shown_ratings >= 5", name="five_ratings_or_none"),
        CheckConstraint("shown_halves BETWEEN 2 AND 10", name="halves_possible"),
        Index(None, "owner_id"),
        Index(None, "replaced_by_id"),
        Index(None, "taken_from_id"),
    )

    slug: Mapped[str] = mapped_column(String(80), unique=True)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    replaced_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("toolbox_items.id", ondelete="SET NULL"))
    taken_from_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id", ondelete="SET NULL"))
    taken_from_number: Mapped[int | None]
    review_told_for: Mapped[date | None]
    shown_ratings: Mapped[int | None]
    shown_halves: Mapped[int | None]


class ToolboxVersion(Reviewed, Identified, Timestamped, Versioned, Base):
    """What an item says. Written as a draft, reviewed, published; from then on its words never change (a trigger).

    Hours are of everybody together; cost is out of pocket in euro cents. No sectors or size classes means all.
    """

    impossible = ToolboxMoveImpossible

    __tablename__ = "toolbox_versions"
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        Index("toolbox_versions_one_published_idx", "item_id", unique=True, postgresql_where=PUBLISHED),
        Index(
            "toolbox_versions_one_in_work_idx",
            "item_id",
            unique=True,
            postgresql_where=text("status IN ('draft', 'in_review')"),
        ),
        Index("toolbox_versions_search_idx", "search", postgresql_using="gin", postgresql_where=PUBLISHED),
        Index(
            "toolbox_versions_plain_idx",
            "plain",
            postgresql_using="gin",
            postgresql_ops={"plain": "gin_trgm_ops"},
            postgresql_where=PUBLISHED,
        ),
        CheckConstraint("cardinality(themes) BETWEEN 1 AND 3", name="themes_one_to_three"),
        CheckConstraint("effort_hours >= 1 AND duration_weeks >= 1 AND cost_cents >= 0", name="effort_possible"),
        CheckConstraint("people_min >= 1 AND people_max >= people_min", name="people_in_order"),
        CheckConstraint("evidence_level BETWEEN 0 AND 1", name="evidence_claims_no_effect"),
        CheckConstraint("(status IN ('draft', 'in_review')) = (published_at IS NULL)", name="published_at_set"),
        CheckConstraint("(status = 'archived') = (archived_at IS NOT NULL)", name="archived_at_set"),
    )

    item_id: Mapped[UUID] = mapped_column(ForeignKey("toolbox_items.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[ItemKind]
    themes: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    sectors: Mapped[list[str]] = mapped_column(ARRAY(String(1)))
    size_classes: Mapped[list[str]] = mapped_column(ARRAY(String(8)))
    effort_hours: Mapped[int]
    duration_weeks: Mapped[int]
    cost_cents: Mapped[int]
    participation_level: Mapped[ParticipationLevel]
    evidence_level: Mapped[int]
    evidence_source: Mapped[dict[str, str]]
    people_min: Mapped[int]
    people_max: Mapped[int]
    title: Mapped[dict[str, str]]
    summary: Mapped[dict[str, str]]
    body: Mapped[dict[str, str]]
    worksheet: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    review_on: Mapped[date | None]
    checked_on: Mapped[date | None]
    search: Mapped[Any] = mapped_column(TSVECTOR, Computed(SEARCHED, persisted=True), deferred=True)
    plain: Mapped[str] = mapped_column(Computed(PLAIN, persisted=True), deferred=True)

    def publish(self, at: datetime) -> None:
        """Show it to everybody, and look again after a year, or on the later day its writer chose."""
        self._move(VersionStatus.PUBLISHED)
        self.published_at = at
        self.checked_on = at.astimezone(AMSTERDAM).date()
        if self.review_on is None or self.review_on <= self.checked_on:
            self.review_on = self.checked_on + REVIEW_AFTER

    def confirm(self, on: date, review_on: date | None) -> None:
        """Record that it is still right, without a word changed. Raises ToolboxMoveImpossible (409)."""
        if self.status is not VersionStatus.PUBLISHED:
            raise ToolboxMoveImpossible(currentStatus=self.status, allowedStatuses=sorted(NEXT[self.status]))
        self.checked_on, self.review_on = on, review_on or on + REVIEW_AFTER


class ToolboxAttachment(Timestamped, Base):
    """A document that belongs to a version: a form to fill in, a set of cards. Fixed with its words (a trigger).

    A next version begins with the same documents, so one file can belong to several versions of its item.
    """

    __tablename__ = "toolbox_attachments"
    __table_args__ = (Index(None, "file_id"),)

    version_id: Mapped[UUID] = mapped_column(ForeignKey("toolbox_versions.id", ondelete="CASCADE"), primary_key=True)
    file_id: Mapped[UUID] = mapped_column(ForeignKey("files.id", ondelete="CASCADE"), primary_key=True)
