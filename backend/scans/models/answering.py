"""What people answered. No account, no address, no moment, no number of order: nothing that leads back to anybody."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, SmallInteger
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified
from backend.scans.models.questionnaires import QuestionKind


class Respondent(StrEnum):
    """As whom somebody answers."""

    MANAGEMENT = "management"
    EMPLOYEE = "employee"


class Response(Identified, Base):
    """One person's answers, found only by the hash of the key that this person holds.

    Deliberately without creation moment, version or reference to an invitation. See docs/anonymity.md.
    """

    __tablename__ = "scan_responses"
    __table_args__ = (
        Unique("id", "version_id"),
        ForeignKeyConstraint(["scan_id", "version_id"], ["scans.id", "scans.version_id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["scan_id", "group_id"], ["scan_groups.scan_id", "scan_groups.id"]),
        Index(None, "scan_id"),
    )

    scan_id: Mapped[UUID]
    version_id: Mapped[UUID]
    audience: Mapped[Respondent]
    key_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    group_id: Mapped[UUID | None]
    submitted: Mapped[bool] = mapped_column(default=False)


def _of_response_and_item() -> tuple[ForeignKeyConstraint, ForeignKeyConstraint]:
    """An answer belongs to an item of the version that the response is on, answered in the way of that item."""
    return (
        ForeignKeyConstraint(
            ["response_id", "version_id"], ["scan_responses.id", "scan_responses.version_id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(
            ["version_id", "item_code", "kind"],
            ["questionnaire_items.version_id", "questionnaire_items.code", "questionnaire_items.kind"],
        ),
    )


class Answer(Base):
    """One item answered: 1 to 5, 0 or 1 for no or yes, or empty for "don't know"."""

    __tablename__ = "scan_answers"
    __table_args__ = (
        *_of_response_and_item(),
        CheckConstraint(
            "(kind = 'agreement' AND value BETWEEN 1 AND 5) OR (kind = 'yes_no' AND value BETWEEN 0 AND 1) "
            "OR (kind <> 'open' AND value IS NULL)",
            name="value_on_scale",
        ),
    )

    response_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_code: Mapped[str] = mapped_column(primary_key=True)
    version_id: Mapped[UUID]
    kind: Mapped[QuestionKind]
    value: Mapped[int | None] = mapped_column(SmallInteger)


class Remark(Base):
    """An open question answered in one's own words. Shown to nobody before review, and only from ten answers."""

    __tablename__ = "scan_remarks"
    __table_args__ = (
        *_of_response_and_item(),
        CheckConstraint("kind = 'open' AND length(remark) BETWEEN 1 AND 500", name="remark_fits"),
    )

    response_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_code: Mapped[str] = mapped_column(primary_key=True)
    version_id: Mapped[UUID]
    kind: Mapped[QuestionKind]
    remark: Mapped[str]
