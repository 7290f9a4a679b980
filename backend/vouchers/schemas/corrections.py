"""Corrections of the books on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Cents, Moment, Paged, PageQuery, Prose, Schema
from backend.vouchers.models import CorrectionKind, CorrectionStatus


class CorrectionCreate(Schema):
    """Propose a correction of one funder's accounts."""

    funding_share_id: UUID
    kind: CorrectionKind
    amount_cents: Annotated[Cents, Field(gt=0)]
    reason: Prose


class CorrectionDecide(Schema):
    """Post it, which a colleague does, or refuse it."""

    to_status: Literal["posted", "refused"]


class CorrectionRead(Schema):
    """A correction of the books."""

    id: UUID
    version: int
    round_id: UUID
    funding_share_id: UUID
    organisation_name: str
    kind: CorrectionKind
    status: CorrectionStatus
    amount_cents: int
    reason: str
    proposed_by_name: str | None = Field(description="Null when the account is gone.")
    proposed_at: Moment
    decided_at: Moment | None
    is_yours: bool = Field(description="Whether you proposed it: then a colleague posts it.")


class CorrectionFilter(PageQuery):
    """Which page of corrections."""


class CorrectionPage(Paged[CorrectionRead]):
    """One page of corrections."""
