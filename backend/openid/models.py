"""Sign-ins that have begun, and which identity belongs to which account."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped
from backend.identity.assurance import Assurance


class OpenidAttempt(Identified, Timestamped, Base):
    """A sign-in that has begun. Holds hashes only: nonce and PKCE verifier follow from the browser's own cookie."""

    __tablename__ = "openid_attempts"
    __table_args__ = (Index(None, "expires_at"), Index(None, "session_id"))

    state_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    browser_hash: Mapped[bytes] = mapped_column(LargeBinary)
    return_to: Mapped[str] = mapped_column(String(1000))
    assurance: Mapped[Assurance | None]
    session_id: Mapped[UUID | None] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]


class OpenidIdentity(Identified, Timestamped, Base):
    """Somebody at an identity provider, who is one account here. An account has one identity at each provider."""

    __tablename__ = "openid_identities"
    __table_args__ = (
        UniqueConstraint("issuer", "subject"),
        UniqueConstraint("account_id", "issuer"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    issuer: Mapped[str]
    subject: Mapped[str] = mapped_column(String(255))
    last_used_at: Mapped[datetime]
