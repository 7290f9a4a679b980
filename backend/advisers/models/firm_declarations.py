"""What an advisory firm declares to be accredited: its work, its quality, its interests, and the rules of conduct."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified


class FirmDeclaration(Identified, Base):
    """One declaration of a firm, by one of its advisers for all, whole and for good (a trigger refuses change).

    `interests` are the KVK numbers of companies in which the firm has a share, a seat or a loan: on a voucher of such a
    company all its advisers are refused, in code and by the database, as with their own. The documents that show what
    is declared are files given to the subject ("firm_declaration", id).
    """

    __tablename__ = "firm_declarations"
    __table_args__ = (
        UniqueConstraint("organisation_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
        CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name="kvk_number_form"),
        CheckConstraint("cardinality(interests) <= 200", name="interests_bounded"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("advisory_firms.organisation_id", ondelete="CASCADE"))
    number: Mapped[int]
    edition: Mapped[str] = mapped_column(String(10))
    kvk_number: Mapped[str] = mapped_column(String(8))
    experience: Mapped[str]
    quality: Mapped[str]
    interests: Mapped[list[str]] = mapped_column(ARRAY(String(8)))
    declared_at: Mapped[datetime]
    declared_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
