"""Open answers of employees after publication: words without a person, a group or a moment, waiting for review."""

from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified
from backend.scans.models.questionnaires import QuestionKind

# What nobody reviewed by then is erased, and shown to nobody.
REVIEWED_WITHIN = timedelta(days=28)
MASK = "[…]"


class RemarkStatus(StrEnum):
    """Where an open answer stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    WITHHELD = "withheld"
    LAPSED = "lapsed"


class PooledRemark(Identified, Base):
    """One open answer among ten or more of the same scan and question: written at publication, all at once, shuffled.

    Deliberately without a response, group, language or moment. See docs/anonymity.md.
    """

    __tablename__ = "scan_pooled_remarks"
    __table_args__ = (
        ForeignKeyConstraint(
            ["version_id", "item_code", "kind"],
            ["questionnaire_items.version_id", "questionnaire_items.code", "questionnaire_items.kind"],
        ),
        CheckConstraint("kind = 'open' AND length(remark) BETWEEN 1 AND 1000", name="remark_fits"),
        CheckConstraint("(status IN ('waiting', 'approved')) = (remark IS NOT NULL)", name="words_kept"),
        Index(None, "scan_id"),
        Index("scan_pooled_remarks_waiting_idx", "id", postgresql_where=text("status = 'waiting'")),
    )

    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scan_results.scan_id", ondelete="CASCADE"))
    version_id: Mapped[UUID]
    item_code: Mapped[str]
    kind: Mapped[QuestionKind]
    status: Mapped[RemarkStatus] = mapped_column(default=RemarkStatus.WAITING)
    remark: Mapped[str | None]
    version: Mapped[int] = mapped_column()

    # Counts as other tables do, but keeps no moment of a change.
    __mapper_args__ = {"eager_defaults": True, "version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own form
