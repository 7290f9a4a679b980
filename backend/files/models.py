"""What is known of each file; its content lies in the object store under its identifier."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped

LARGEST = 10_000_000  # bytes


class File(Identified, Timestamped, Base):
    """One document of an organisation. Its content never changes; it gets the subject it belongs to at most once."""

    __tablename__ = "files"
    __table_args__ = (
        CheckConstraint(f"size BETWEEN 1 AND {LARGEST}", name="size_bounded"),
        CheckConstraint("(subject_kind IS NULL) = (subject_id IS NULL)", name="subject_whole"),
        Index(None, "organisation_id"),
        Index(None, "subject_kind", "subject_id"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    subject_kind: Mapped[str | None]
    subject_id: Mapped[UUID | None]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
