"""What a branch and the programme signed, and every step of how the branch takes part."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.branches.errors import AgreementAnswered
from backend.core.models import Base, Identified, Timestamped
from backend.identity.models import BranchParty, BranchStatus


class AgreementKind(StrEnum):
    """What is agreed on; in the order in which it is signed."""

    COOPERATION = "cooperation"
    DATA_PROCESSING = "data_processing"


class AgreementStatus(StrEnum):
    """Where a signature of a branch is."""

    SIGNED = "signed"
    COUNTERSIGNED = "countersigned"
    RETURNED = "returned"


class BranchAgreement(Identified, Timestamped, Base):
    """One edition, signed for a branch; and by the programme office, or returned. What was signed never changes.

    `document` is the accessible PDF with both signatures, as it was when the second was put.
    """

    __tablename__ = "branch_agreements"
    __table_args__ = (
        CheckConstraint("language IN ('nl', 'en')", name="language_known"),
        CheckConstraint("signed_by <> countersigned_by", name="two_people"),
        CheckConstraint(
            "(countersigned_at IS NULL) = (countersigner_name IS NULL) "
            "AND (countersigned_at IS NULL) = (countersigner_function IS NULL) "
            "AND (countersigned_at IS NULL) = (document IS NULL)",
            name="countersigned_whole",
        ),
        CheckConstraint("(returned_at IS NULL) = (return_reason IS NULL)", name="returned_with_reason"),
        CheckConstraint("countersigned_at IS NULL OR returned_at IS NULL", name="one_answer"),
        Index(
            "branch_agreements_one_signature_idx",
            "branch_id",
            "kind",
            "edition",
            unique=True,
            postgresql_where=text("returned_at IS NULL"),
        ),
        Index(
            "branch_agreements_unanswered_idx",
            "branch_id",
            postgresql_where=text("countersigned_at IS NULL AND returned_at IS NULL"),
        ),
    )

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch_participations.branch_id", ondelete="CASCADE"))
    kind: Mapped[AgreementKind]
    edition: Mapped[str]
    language: Mapped[str]
    signer_name: Mapped[str]
    signer_function: Mapped[str]
    signed_at: Mapped[datetime]
    signed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    countersigner_name: Mapped[str | None]
    countersigner_function: Mapped[str | None]
    countersigned_at: Mapped[datetime | None]
    countersigned_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    returned_at: Mapped[datetime | None]
    return_reason: Mapped[str | None]
    document: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)

    @property
    def status(self) -> AgreementStatus:
        """Where it is."""
        if self.countersigned_at is not None:
            return AgreementStatus.COUNTERSIGNED
        return AgreementStatus.RETURNED if self.returned_at is not None else AgreementStatus.SIGNED

    def require_unanswered(self) -> None:
        """Let it be answered once. Raises AgreementAnswered (409)."""
        if self.status is not AgreementStatus.SIGNED:
            raise AgreementAnswered


class BranchStatusChange(Base):
    """One step of a branch, with who took it and why; append-only."""

    __tablename__ = "branch_status_changes"
    __table_args__ = (Index(None, "branch_id", "id"), CheckConstraint("reason <> ''", name="reason_given"))

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch_participations.branch_id", ondelete="CASCADE"))
    to_status: Mapped[BranchStatus]
    party: Mapped[BranchParty]
    reason: Mapped[str | None]
    last_on: Mapped[date | None]
    occurred_at: Mapped[datetime]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
