"""Whom a company can ask instead, as it crosses the wire."""

from uuid import UUID

from pydantic import Field

from backend.core.schemas import LocalizedText, Schema


class ReferralAlternative(Schema):
    """An adviser who fits as well, and why."""

    id: UUID
    name: str
    firm: str
    headline: LocalizedText
    reason: LocalizedText
    is_demonstration: bool


class ReferralAlternatives(Schema):
    """Whom a company can ask instead."""

    items: list[ReferralAlternative] = Field(description="At most three, whom the company has not asked yet.")
