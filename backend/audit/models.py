"""The audit trail: append-only (a trigger refuses change), in the transaction of the act."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Identity, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base


class AuditEntry(Base):
    """One act: who or which system, for which organisation, what, on which object. Anonymous scan answers leave none.

    Identifiers stand here without foreign keys: an entry outlives what it tells of.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index(None, "object_kind", "object_id", "id"),
        Index(None, "organisation_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    occurred_at: Mapped[datetime]
    account_id: Mapped[UUID | None]
    client_id: Mapped[UUID | None]
    acting_organisation_id: Mapped[UUID | None]
    organisation_id: Mapped[UUID | None]
    act: Mapped[str]
    object_kind: Mapped[str]
    object_id: Mapped[UUID]
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
