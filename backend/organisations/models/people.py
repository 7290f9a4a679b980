"""Letting somebody in: an invitation by mail to one address."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.identity.scopes import Role
from backend.organisations.errors import InvitationNotOpen


class InvitationStatus(StrEnum):
    """What became of an invitation."""

    OPEN = "open"
    EXPIRED = "expired"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class Invitation(Identified, Timestamped, Versioned, Base):
    """One address may take one role in an organisation, once. Only the hash of the link's token is kept."""

    __tablename__ = "organisation_invitations"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lower"),
        CheckConstraint("accepted_at IS NULL OR withdrawn_at IS NULL", name="one_end"),
        Index(
            "organisation_invitations_one_open_idx",
            "organisation_id",
            "email",
            unique=True,
            postgresql_where=text("accepted_at IS NULL AND withdrawn_at IS NULL"),
        ),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    email: Mapped[str]
    role: Mapped[Role]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    invited_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    sent_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    accepted_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    withdrawn_at: Mapped[datetime | None]

    def status_at(self, moment: datetime) -> InvitationStatus:
        """Where it stands at this moment."""
        if self.accepted_at is not None:
            return InvitationStatus.ACCEPTED
        if self.withdrawn_at is not None:
            return InvitationStatus.WITHDRAWN
        return InvitationStatus.EXPIRED if self.expires_at <= moment else InvitationStatus.OPEN

    def accept(self, account_id: UUID, moment: datetime) -> None:
        """Use it, once. Raises InvitationNotOpen (409)."""
        if self.status_at(moment) is not InvitationStatus.OPEN:
            raise InvitationNotOpen
        self.accepted_at, self.accepted_by = moment, account_id

    def send_again(self, token_hash: bytes, moment: datetime, expires_at: datetime) -> None:
        """A new link; the one sent before is worth nothing from now on. Raises InvitationNotOpen (409)."""
        self._require_unused()
        self.token_hash, self.sent_at, self.expires_at = token_hash, moment, expires_at

    def withdraw(self, moment: datetime) -> None:
        """Take it back. Raises InvitationNotOpen (409)."""
        self._require_unused()
        self.withdrawn_at = moment

    def _require_unused(self) -> None:
        if self.accepted_at is not None or self.withdrawn_at is not None:
            raise InvitationNotOpen
