"""What waits for somebody to follow a link in a mail. Only hashes of the links are kept, and each works once."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped


class SignUp(Identified, Timestamped, Base):
    """Somebody wants an account; there is none until the owner of the mailbox has confirmed it.

    Asking again makes another one. For an address that has an account already it is kept all the same, without its link
    going anywhere: asking tells nothing, not even by the work it takes.
    """

    __tablename__ = "sign_ups"
    __table_args__ = (
        CheckConstraint("octet_length(token_hash) = 32", name="token_hashed"),
        CheckConstraint("language in ('nl', 'en')", name="language_known"),
        Index(None, "email"),
        Index(None, "expires_at"),
    )

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    email: Mapped[str]
    name: Mapped[str]
    password_hash: Mapped[str]
    language: Mapped[str]
    expires_at: Mapped[datetime]


class LinkPurpose(StrEnum):
    """What a link is for."""

    SIGN_IN = "sign_in"
    RESET_PASSWORD = "reset_password"  # noqa: S105 - the name of a purpose
    CHANGE_EMAIL = "change_email"


class EmailLink(Identified, Timestamped, Base):
    """A link that was mailed to `email`. Without an account it belongs to an address nobody has, and opens nothing."""

    __tablename__ = "email_links"
    __table_args__ = (
        CheckConstraint("octet_length(token_hash) = 32", name="token_hashed"),
        Index(None, "account_id"),
        Index(None, "expires_at"),
    )

    purpose: Mapped[LinkPurpose]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    email: Mapped[str]
    expires_at: Mapped[datetime]
