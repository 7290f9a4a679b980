"""How it became sure that the people of a company may act for it: checks, and a code sent by post."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified
from backend.organisations.errors import LetterNotPrintable


class VerificationGround(StrEnum):
    """How one made sure."""

    CALLED_BACK = "called_back"
    DOCUMENT_SEEN = "document_seen"
    VISITED = "visited"
    CODE_BY_POST = "code_by_post"
    IDENTITY_PROVIDER = "identity_provider"
    ACCESS_DECIDED = "access_decided"


class CompanyVerification(Identified, Base):
    """One check of a company, with what the officer saw; append-only."""

    __tablename__ = "company_verifications"
    __table_args__ = (Index(None, "company_id"),)

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    ground: Mapped[VerificationGround]
    note: Mapped[str | None]
    verified_at: Mapped[datetime]
    verified_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))


class LetterStatus(StrEnum):
    """Where a letter with a code is."""

    QUEUED = "queued"
    PRINTED = "printed"
    USED = "used"
    EXPIRED = "expired"
    BLOCKED = "blocked"


ATTEMPTS = 5


class VerificationLetter(Identified, Base):
    """A letter with a code to a company's address in the trade register.

    The code is made when the letter is printed and stands in it only: here is its hash. Five wrong tries block it.
    """

    __tablename__ = "verification_letters"
    __table_args__ = (
        CheckConstraint("attempts BETWEEN 0 AND 5", name="attempts_limited"),
        CheckConstraint("(printed_at IS NULL) = (code_hash IS NULL)", name="code_when_printed"),
        CheckConstraint("(printed_at IS NULL) = (expires_at IS NULL)", name="expires_when_printed"),
        Index(
            "verification_letters_one_current_idx",
            "company_id",
            unique=True,
            postgresql_where=text("used_at IS NULL AND replaced_at IS NULL"),
        ),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    asked_at: Mapped[datetime]
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    printed_at: Mapped[datetime | None]
    printed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    code_hash: Mapped[str | None]
    expires_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]

    def status_at(self, moment: datetime) -> LetterStatus:
        """Where it is at this moment."""
        if self.used_at is not None:
            return LetterStatus.USED
        if self.attempts >= ATTEMPTS:
            return LetterStatus.BLOCKED
        if self.expires_at is None:
            return LetterStatus.QUEUED
        return LetterStatus.EXPIRED if self.expires_at <= moment else LetterStatus.PRINTED

    def hand_out(self, code_hash: str, printed_by: UUID, moment: datetime, expires_at: datetime) -> None:
        """Put this code in the post. Printed once: who lost the letter asks for another. Raises LetterNotPrintable."""
        if self.replaced_at is not None or self.status_at(moment) is not LetterStatus.QUEUED:
            raise LetterNotPrintable
        self.code_hash, self.printed_by, self.printed_at, self.expires_at = code_hash, printed_by, moment, expires_at
