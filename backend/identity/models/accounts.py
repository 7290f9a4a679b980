"""People who sign in, and their sessions."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.identity.assurance import Assurance


class Account(Identified, Timestamped, Versioned, Base):
    """A person who signs in. Employees who answer a scan have none."""

    __tablename__ = "accounts"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lower"),
        CheckConstraint("language in ('nl', 'en')", name="language_known"),
    )

    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="nl")
    is_demonstration: Mapped[bool] = mapped_column(default=False)


class AccountUse(Base):
    """The day somebody last signed in, and no more than the day; and when they were mailed that nobody does any more.

    Signing in takes the warning back.
    """

    __tablename__ = "account_uses"
    __table_args__ = (CheckConstraint("last_used_on <= warned_on", name="warned_after_use"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    last_used_on: Mapped[date]
    warned_on: Mapped[date | None]


class Session(Identified, Timestamped, Base):
    """A signed-in browser. Only the hash of its token is kept."""

    __tablename__ = "sessions"
    __table_args__ = (Index(None, "account_id"),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id", ondelete="SET NULL"))
    assurance: Mapped[Assurance | None]
    browser: Mapped[str | None]
    system: Mapped[str | None]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
