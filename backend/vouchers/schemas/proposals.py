"""Proposed decisions and limits on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Cents, Moment, Prose, Schema
from backend.vouchers.models import DecisionProposalStatus


class DecisionProposalCreate(Schema):
    """Propose to grant this much; a colleague grants, at most so much."""

    granted_cents: Annotated[Cents, Field(gt=0, description="At most what was asked.")]
    reason: Prose = Field(description="For the colleague who decides; it stands in no letter.")


class DecisionProposalRead(Schema):
    """A decision that an officer proposed."""

    id: UUID
    version: int
    status: DecisionProposalStatus
    granted_cents: int
    reason: str
    proposed_by_name: str | None = Field(description="Null when the account is gone.")
    proposed_at: Moment
    closed_at: Moment | None
    is_yours: bool = Field(description="Whether you proposed it: then a colleague grants.")


class DecisionProposalList(Schema):
    """The proposals on a voucher, newest first."""

    items: list[DecisionProposalRead]


class DecidingRead(Schema):
    """What limits the officer who asks."""

    four_eyes_above_cents: int | None = Field(description="Above it two officers decide; null is never.")
    own_limit_cents: int | None = Field(description="The most that you grant yourself; null is no limit of your own.")
    grantable_cents: int = Field(description="The most that you may grant now, of what was asked.")
    may_propose: bool
    proposals: list[DecisionProposalRead] = Field(description="Those that wait.")
