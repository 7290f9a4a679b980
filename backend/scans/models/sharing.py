"""The link with which a company shows its published result to everybody who works there."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Timestamped, Versioned


class ResultShare(Timestamped, Versioned, Base):
    """One link to one published result. Its secret is kept as a hash; deleting the row ends the link.

    It hangs on the result, not on the scan: before publication there is nothing to share.
    """

    __tablename__ = "scan_result_shares"
    __table_args__ = (CheckConstraint("octet_length(token_hash) = 32", name="only_a_hash"),)

    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scan_results.scan_id", ondelete="CASCADE"), primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    ends_on: Mapped[date]
    with_plan: Mapped[bool]
