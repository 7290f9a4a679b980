"""Systems of organisations that use the API without a person: what they may do, how they prove who they are."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned


class MachineClient(Identified, Timestamped, Versioned, Base):
    """A system of one organisation. A revoked one stays, so that the audit trail can name it."""

    __tablename__ = "machine_clients"
    __table_args__ = (
        CheckConstraint("cardinality(scopes) > 0", name="scopes_some"),
        CheckConstraint("faults IS NULL OR sandbox", name="faults_in_sandbox"),
        Index("machine_clients_active_idx", "organisation_id", "name", postgresql_where=text("revoked_at IS NULL")),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    name: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(String))
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    # Who gave it the right to move vouchers in the name of officers; another makes its keys, also in the database.
    sync_given_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    # For trying out: answered from the sandbox, with the faults that its people switched on. Never changes, nor in SQL.
    sandbox: Mapped[bool] = mapped_column(default=False)
    faults: Mapped[dict[str, int] | None] = mapped_column(JSONB(none_as_null=True))


class CredentialKind(StrEnum):
    """How a system proves who it is."""

    SECRET = "secret"  # noqa: S105 - a kind, not a secret
    PUBLIC_KEY = "public_key"


class MachineCredential(Identified, Timestamped, Base):
    """A secret of which only the hash is kept, or a public key. Two of a kind overlap while a system changes over."""

    __tablename__ = "machine_credentials"
    __table_args__ = (
        CheckConstraint("(kind = 'secret') = (secret_hash IS NOT NULL)", name="secret_hashed"),
        CheckConstraint("(kind = 'public_key') = (public_jwk IS NOT NULL)", name="public_key_whole"),
        CheckConstraint("public_jwk IS NULL OR NOT public_jwk ? 'd'", name="public_key_public"),
        Index(
            "machine_credentials_kid_idx", "client_id", "kid", unique=True, postgresql_where=text("revoked_at IS NULL")
        ),
    )

    client_id: Mapped[UUID] = mapped_column(ForeignKey("machine_clients.id", ondelete="CASCADE"))
    kind: Mapped[CredentialKind]
    secret_hash: Mapped[bytes | None] = mapped_column(LargeBinary, unique=True)
    public_jwk: Mapped[dict[str, str] | None]
    kid: Mapped[str | None]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    expires_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class UsedAssertion(Base):
    """An assertion a client has asked a token with, kept until it expires: it opens the door once."""

    __tablename__ = "used_assertions"

    client_id: Mapped[UUID] = mapped_column(ForeignKey("machine_clients.id", ondelete="CASCADE"), primary_key=True)
    jti_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)


class SigningKey(Timestamped, Base):
    """A key that signs access tokens: published when it is made, signs later, and goes when its tokens are over."""

    __tablename__ = "signing_keys"

    kid: Mapped[str] = mapped_column(primary_key=True)
    public_jwk: Mapped[dict[str, str]]
    sealed_private_pem: Mapped[bytes] = mapped_column(LargeBinary)
    signs_from: Mapped[datetime] = mapped_column(index=True)
