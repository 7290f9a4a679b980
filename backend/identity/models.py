"""People who sign in, their sessions, and for whom they act."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.identity.scopes import OrganisationKind, Role


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


class Organisation(Identified, Timestamped, Base):
    """A party somebody can act for. What it is and does stands with the subject of its kind (see `organisations`)."""

    __tablename__ = "organisations"

    kind: Mapped[OrganisationKind]
    name: Mapped[str]
    sort_name: Mapped[str] = mapped_column(index=True)
    is_demonstration: Mapped[bool] = mapped_column(default=False)


class Membership(Identified, Timestamped, Base):
    """One role of a person in an organisation."""

    __tablename__ = "memberships"
    __table_args__ = (
        UniqueConstraint("account_id", "organisation_id", "role"),
        Index(None, "organisation_id"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    role: Mapped[Role]


class Session(Identified, Timestamped, Base):
    """A signed-in browser. Only the hash of its token is kept."""

    __tablename__ = "sessions"
    __table_args__ = (Index(None, "account_id"),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id", ondelete="SET NULL"))
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
