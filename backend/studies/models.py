"""A study: what was asked, and the release that came out. The files themselves are never kept."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned

TEN_PER_ARM = "NOT jsonb_path_exists(release, '$.estimates[*] ? (@.treated < 10 || @.comparison_firms < 10)')"


class StudySource(StrEnum):
    """Over which firms: those of two files, or those that the programme follows."""

    UPLOAD = "upload"
    ENROLLED = "enrolled"


class Transform(StrEnum):
    """The scale on which a change is estimated."""

    LOG = "log"
    LEVEL = "level"
    POINTS = "points"


class ComparisonGroup(StrEnum):
    """Firms that never start, or all that have not started yet."""

    NEVER = "never"
    NOT_YET = "not_yet"


class Study(Identified, Timestamped, Versioned, Base):
    """What one research organisation asked, and its answer; nobody else sees it, and it never changes.

    `release` is the answer in both languages; `panel` counts what was understood. Of an upload the fingerprints of the
    files stay, so that its maker can show over which data it was. `as_of` is the day up to which enrolled firms count.
    """

    __tablename__ = "studies"
    __table_args__ = (
        Index(None, "organisation_id", "created_at"),
        CheckConstraint(
            "(source = 'upload') = (firms_sha256 IS NOT NULL) "
            "AND (source = 'upload') = (measurements_sha256 IS NOT NULL) "
            "AND (source = 'enrolled') = (as_of IS NOT NULL)",
            name="source_whole",
        ),
        CheckConstraint(f"source = 'upload' OR {TEN_PER_ARM}", name="ten_per_arm"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    title: Mapped[str | None]
    source: Mapped[StudySource]
    design: Mapped[dict[str, Any]] = mapped_column(JSONB)
    firms_sha256: Mapped[bytes | None] = mapped_column(LargeBinary)
    measurements_sha256: Mapped[bytes | None] = mapped_column(LargeBinary)
    as_of: Mapped[date | None]
    panel: Mapped[dict[str, Any]] = mapped_column(JSONB)
    release: Mapped[dict[str, Any]] = mapped_column(JSONB)


class EnrolledRelease(Base):
    """What one outcome gives over the firms that the programme follows, as of one day: the same for everybody who asks.

    Kept apart from the studies that show it. `behind` are keyed marks of the firms (`backend/releases/behind.py`), as
    long as the release is kept: later ones, and effect releases, are held against it. None when nothing was told. The
    database refuses a change, and a figure over fewer than ten firms.
    """

    __tablename__ = "enrolled_releases"
    __table_args__ = (CheckConstraint(TEN_PER_ARM, name="ten_per_arm"),)

    as_of: Mapped[date] = mapped_column(primary_key=True)
    outcome: Mapped[str] = mapped_column(ForeignKey("indicators.code"), primary_key=True)
    panel: Mapped[dict[str, Any]] = mapped_column(JSONB)
    release: Mapped[dict[str, Any]] = mapped_column(JSONB)
    behind: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    released_at: Mapped[datetime]
