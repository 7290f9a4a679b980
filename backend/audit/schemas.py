"""The audit trail on the wire."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Moment, Paged, PageQuery, Schema

Word = Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z][a-z0-9_.-]*$")]


class AuditEntryRead(Schema):
    """One act: who did what, for which organisation, when."""

    id: int
    occurred_at: Moment
    act: str = Field(description="As `vouchers.grant`.")
    object_kind: str
    object_id: UUID
    actor: str | None = Field(description="Name of the person or system; null for the platform, or what is gone.")
    acting_organisation: str | None = Field(description="For which organisation the person acted.")
    details: dict[str, Any] = Field(description="Facts about the act.")


class AuditEntryPage(Paged[AuditEntryRead]):
    """One page of the audit trail, newest first."""


class AuditEntryFilter(PageQuery):
    """Which acts."""

    object_kind: Word | None = Field(default=None, description="As `voucher`.")
    object_id: UUID | None = Field(default=None, description="Acts on this object.")
    act: Word | None = Field(default=None, description="As `vouchers.grant`.")
