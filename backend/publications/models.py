"""Articles and news with their versions, their former addresses, and who wrote them."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.core.problems import Problem
from backend.core.review import Reviewed, VersionStatus
from backend.publications.errors import PublicationMoveImpossible


class PublicationKind(StrEnum):
    """An article lasts; news is of its moment."""

    ARTICLE = "article"
    NEWS = "news"


class Publication(Identified, Timestamped, Base):
    """An article or a piece of news with a lasting address; what it says stands in its versions.

    The address stays when the title changes. Whoever chooses another once it was published leaves the old one behind
    as a former address, which leads on (a trigger keeps it). `published_at` is the first time it was shown.
    """

    __tablename__ = "publications"
    __table_args__ = (
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug_form"),
        Index(None, "owner_id"),
    )

    slug: Mapped[str] = mapped_column(String(80), unique=True)
    kind: Mapped[PublicationKind]
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    published_at: Mapped[datetime | None]


class FormerPublicationAddress(Timestamped, Base):
    """An address at which a publication stood before. It leads on for as long as the publication exists."""

    __tablename__ = "former_publication_addresses"
    __table_args__ = (Index(None, "publication_id"),)

    slug: Mapped[str] = mapped_column(String(80), primary_key=True)
    publication_id: Mapped[UUID] = mapped_column(ForeignKey("publications.id", ondelete="CASCADE"))


class PublicationVersion(Reviewed, Identified, Timestamped, Versioned, Base):
    """What a publication says. Once published its words never change (a trigger); another text is a new version.

    `authors` are names as they are shown, and lead to no account. `tools` and `practices` are slugs of what it belongs
    to. `correction` tells readers what changed since the version before. No sectors means all.
    """

    impossible: ClassVar[type[Problem]] = PublicationMoveImpossible

    __tablename__ = "publication_versions"
    __table_args__ = (
        UniqueConstraint("publication_id", "number"),
        Index(
            "publication_versions_one_published_idx",
            "publication_id",
            unique=True,
            postgresql_where=text("status = 'published'"),
        ),
        Index(
            "publication_versions_one_in_work_idx",
            "publication_id",
            unique=True,
            postgresql_where=text("status IN ('draft', 'in_review')"),
        ),
        CheckConstraint("cardinality(themes) BETWEEN 1 AND 3", name="themes_one_to_three"),
        CheckConstraint("cardinality(authors) BETWEEN 1 AND 6", name="authors_one_to_six"),
        CheckConstraint("(status IN ('draft', 'in_review')) = (published_at IS NULL)", name="published_at_set"),
        CheckConstraint("(status = 'archived') = (archived_at IS NOT NULL)", name="archived_at_set"),
    )

    publication_id: Mapped[UUID] = mapped_column(ForeignKey("publications.id", ondelete="CASCADE"))
    number: Mapped[int]
    authors: Mapped[list[str]] = mapped_column(ARRAY(String(80)))
    themes: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    sectors: Mapped[list[str]] = mapped_column(ARRAY(String(1)))
    title: Mapped[dict[str, str]]
    summary: Mapped[dict[str, str]]
    body: Mapped[dict[str, str]]
    correction: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    tools: Mapped[list[str]] = mapped_column(ARRAY(String(80)))
    practices: Mapped[list[str]] = mapped_column(ARRAY(String(80)))
    published_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

    def publish(self, at: datetime, by: UUID) -> None:
        """Show it to everybody. Raises PublicationMoveImpossible (409)."""
        self._move(VersionStatus.PUBLISHED)
        self.published_at, self.published_by = at, by


class PublicationWriter(Timestamped, Base):
    """Somebody wrote in a version or sent it for review, and so does not publish it (a trigger)."""

    __tablename__ = "publication_writers"
    __table_args__ = (Index(None, "account_id"),)

    version_id: Mapped[UUID] = mapped_column(
        ForeignKey("publication_versions.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
