"""What an adviser declares to be accredited: experience, interests in companies, and the rules of conduct."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified


class AdviserDeclaration(Identified, Base):
    """One declaration, whole and for good (a trigger refuses change but erasure), or only interests that arose since.

    `interests` are the KVK numbers of companies in which the adviser, the firm or close family has a share, a seat or a
    loan: on a voucher of such a company the adviser is refused, in code and by the database. They count from the
    declaration on that an officer last accredited upon, so that no adviser takes one away alone. The documents that
    show it are files given to the subject ("adviser_declaration", id).
    """

    __tablename__ = "adviser_declarations"
    __table_args__ = (
        UniqueConstraint("adviser_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
        CheckConstraint("cardinality(interests) <= 200", name="interests_bounded"),
        CheckConstraint(
            "(edition IS NULL) = (experience IS NULL) AND (edition IS NULL) = (assignments IS NULL)",
            name="whole_or_interests",
        ),
        CheckConstraint(
            "edition IS NOT NULL OR (training IS NULL AND cardinality(interests) > 0)", name="adds_something"
        ),
    )

    adviser_id: Mapped[UUID] = mapped_column(ForeignKey("advisers.id", ondelete="CASCADE"))
    number: Mapped[int]
    edition: Mapped[str | None] = mapped_column(String(10))  # none of these three where it only adds interests
    experience: Mapped[str | None]
    assignments: Mapped[str | None]
    training: Mapped[str | None]
    interests: Mapped[list[str]] = mapped_column(ARRAY(String(8)))
    declared_at: Mapped[datetime]
    declared_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
