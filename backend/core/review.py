"""The life of words that one writes and another publishes, version by version: the toolbox and the guide share it."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from backend.core.problems import Problem


class VersionStatus(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    ARCHIVED = "archived"


NEXT: Mapping[VersionStatus, frozenset[VersionStatus]] = MappingProxyType(
    {
        VersionStatus.DRAFT: frozenset({VersionStatus.IN_REVIEW}),
        VersionStatus.IN_REVIEW: frozenset({VersionStatus.DRAFT, VersionStatus.PUBLISHED}),
        VersionStatus.PUBLISHED: frozenset({VersionStatus.ARCHIVED}),
        VersionStatus.ARCHIVED: frozenset(),
    }
)


class Reviewed:
    """A version with its moves. `impossible` is the problem (409) of a move that its status does not allow."""

    impossible: ClassVar[type[Problem]]

    status: Mapped[VersionStatus] = mapped_column(default=VersionStatus.DRAFT)
    review_note: Mapped[str | None]
    published_at: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]

    @property
    def is_in_work(self) -> bool:
        """Whether the words may still change."""
        return self.status in {VersionStatus.DRAFT, VersionStatus.IN_REVIEW}

    def _move(self, to_status: VersionStatus) -> None:
        if to_status not in NEXT[self.status]:
            raise self.impossible(
                nl=f"Deze versie is {self.status} en kan niet naar {to_status}.",
                en=f"This version is {self.status} and cannot become {to_status}.",
                currentStatus=self.status,
                allowedStatuses=sorted(NEXT[self.status]),
            )
        self.status = to_status

    def offer(self) -> None:
        """Ask the programme office to review it."""
        self._move(VersionStatus.IN_REVIEW)
        self.review_note = None

    def hand_back(self, note: str) -> None:
        """Return it to its writer, with what should change."""
        self._move(VersionStatus.DRAFT)
        self.review_note = note

    def archive(self, at: datetime) -> None:
        """Take it away from where everybody reads it; its address then answers 404."""
        self._move(VersionStatus.ARCHIVED)
        self.archived_at = at
