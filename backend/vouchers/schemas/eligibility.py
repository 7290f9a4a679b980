"""Rules, the sum, and the pre-check without an account, on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Cents, Integer, LocalizedText, Schema
from backend.organisations.models import SizeClass
from backend.vouchers.eligibility import Outcome
from backend.vouchers.schemas.fields import Hours, Section


class RuleRead(Schema):
    """One rule, and whether it is met."""

    code: str
    outcome: Outcome
    title: LocalizedText
    reason: LocalizedText


class CalculationLine(Schema):
    """One line of the sum."""

    kind: Literal["advice", "share", "own_contribution"]
    name: LocalizedText
    funding_share_id: UUID | None
    members_only: bool = Field(description="Whether this funder pays for its own members only.")
    basis_points: int = Field(
        description="Part of the cost of advice, in hundredths of a percent; to a tenth of a percent the parts add up."
    )
    amount_cents: int


class CalculationRead(Schema):
    """Who pays what, without VAT. The shares and the own contribution add up to the cost of advice."""

    stage: Literal["estimate", "reserved", "granted", "settled"]
    advice_cents: int
    hours: int | None
    hourly_cents: int | None
    subsidy_cents: int
    own_contribution_cents: int
    vat_cents: int = Field(description="VAT on the whole, which the company pays and usually reclaims.")
    lines: list[CalculationLine]


class EligibilityCreate(Schema):
    """Ask whether a company qualifies, without an account. Whatever is left out counts as not known yet."""

    round_id: UUID
    employees: Annotated[Integer, Field(ge=1, le=1_000_000)] | None = Field(default=None, description="Headcount.")
    section: Section | None = None
    branch_ids: list[UUID] | None = Field(default=None, max_length=20, description="Branches it is a member of.")
    adviser_id: UUID | None = None
    hours: Hours | None = None
    advice_cents: Cents | None = Field(default=None, description="Cost of the advice without VAT, in euro cents.")
    other_aid_cents: Cents | None = Field(default=None, description="De minimis aid in the past three years.")


class EligibilityRead(Schema):
    """Whether the company qualifies as far as is known, each rule with its reason, and who would pay what."""

    eligible: bool | None = Field(description="Null when rules are still open.")
    size_class: SizeClass | None
    rules: list[RuleRead]
    calculation: CalculationRead | None
