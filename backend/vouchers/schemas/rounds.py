"""Schemes, rounds and their money on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Cents, Day, Flag, Integer, LocalizedText, Moment, Paged, PageQuery, Schema
from backend.core.themes import Theme
from backend.organisations.models import SizeClass
from backend.vouchers.models import AccountKind, AidRegulation, Allocation, LedgerAct, Payee
from backend.vouchers.schemas.allocation import Criterion
from backend.vouchers.schemas.fields import AdviserKindName, BasisPoints, LocalizedProse, LocalizedTitle, Section, Slug
from backend.vouchers.states import RoundStatus


class SchemeRules(Schema):
    """The rules of a scheme, as data."""

    themes: list[Theme] = Field(max_length=8, description="What the advice is about; empty is any theme.")
    sectors: list[Section] = Field(max_length=21, description="For companies in these sections; empty is all.")
    size_classes: list[SizeClass] = Field(max_length=6, description="For companies of these sizes; empty is all.")
    branch_ids: list[UUID] = Field(max_length=50, description="For members of these branches; empty is everybody.")
    adviser_kinds: list[AdviserKindName] = Field(min_length=1, max_length=4, description="Which advisers may help.")
    rate_basis_points: BasisPoints
    minimum_cents: Cents = Field(description="The lowest voucher, in euro cents.")
    maximum_cents: Annotated[Cents, Field(gt=0)] = Field(description="The highest voucher, in euro cents.")
    validity_days: Annotated[Integer, Field(ge=1, le=1830)] = Field(description="Days a granted voucher can be used.")
    extension_days: Annotated[Integer, Field(ge=1, le=1830)] = Field(description="Days that an extension gives.")
    extension_max_days: Annotated[Integer, Field(ge=1, le=1830)] = Field(description="Days it can give at most.")
    extension_count: Annotated[Integer, Field(ge=0, le=10)] = Field(description="How often a voucher is extended.")
    decision_weeks: Annotated[Integer, Field(ge=1, le=8)] = Field(description="Weeks in which is decided.")
    vouchers_per_company: Annotated[Integer, Field(ge=1, le=100)]
    four_eyes_above_cents: Cents | None = Field(
        default=None, description="A grant above this takes two officers; null is never."
    )
    baseline_required: Flag = Field(description="Whether the baseline must stand before the advice starts.")
    aid_regulation: AidRegulation
    payee: Payee = Field(description="Who receives the subsidy.")


class SchemeCreate(SchemeRules):
    """A scheme to make, or the next edition of one."""

    extension_days: Annotated[Integer, Field(ge=1, le=1830)] = Field(
        default=91, description="Days that an extension gives; not more than `extensionMaxDays`."
    )
    extension_max_days: Annotated[Integer, Field(ge=1, le=1830)] = Field(
        default=183, description="Days it can give at most."
    )
    extension_count: Annotated[Integer, Field(ge=0, le=10)] = Field(
        default=1, description="How often a voucher is extended; 0 is never."
    )
    slug: Slug
    former_edition: Annotated[Integer, Field(ge=1)] | None = Field(
        default=None,
        description="The newest edition under this slug, of which this is the next; null for a scheme that is new.",
    )
    name: LocalizedTitle
    summary: LocalizedProse
    conditions: LocalizedProse


class SchemeRead(SchemeRules):
    """A scheme with its rules."""

    id: UUID
    slug: str
    four_eyes_above_cents: int | None = Field(description="A grant above this takes two officers; null is never.")
    edition: int = Field(description="Rules never change: other rules are a next edition.")
    name: LocalizedText
    summary: LocalizedText
    conditions: LocalizedText
    is_demonstration: bool


class SchemeFilter(PageQuery):
    """Which schemes; newest edition of each."""


class SchemePage(Paged[SchemeRead]):
    """One page of schemes."""


class RoundCreate(Schema):
    """A round to make, as a draft."""

    scheme_id: UUID
    slug: Slug
    name: LocalizedTitle
    opens_at: Moment
    closes_at: Moment
    waiting_list_ends_on: Day = Field(description="The day after which nobody moves up any more.")
    allocation: Allocation = Field(description="How the money is divided.")
    criteria: list[Criterion] = Field(
        default=[], max_length=20, description="Of a ranking; equal points go by the order of submission."
    )
    objection_reserve_cents: Cents = Field(description="Set aside at publication, for objections that are upheld.")


class FundingShareCreate(Schema):
    """A funder's part in a round."""

    organisation_id: UUID = Field(description="The funder.")
    amount_cents: Annotated[Cents, Field(gt=0)]
    members_of_id: UUID | None = Field(
        default=None, description="Pays only for members of this branch organisation; null pays for everybody."
    )
    share_basis_points: BasisPoints | None = Field(
        default=None, description="The part of each voucher it pays, when it pays for members only."
    )
    forbids_draw: Flag = Field(default=False, description="A round with this funder is not drawn.")


class TopUpCreate(Schema):
    """More money from a funder."""

    amount_cents: Annotated[Cents, Field(gt=0)]


class RoundPublish(Schema):
    """Let everybody see the round."""

    to_status: Literal["published"]


class RoundOpen(Schema):
    """Open before the announced moment."""

    to_status: Literal["open"]


class RoundClose(Schema):
    """Close before the announced moment."""

    to_status: Literal["closed"]


class RoundAllocate(Schema):
    """Divide the money of a closed round, by its criteria or its draw."""

    to_status: Literal["allocated"]


class RoundEnd(Schema):
    """Every voucher has come to its end."""

    to_status: Literal["ended"]


RoundMove = Annotated[
    RoundPublish | RoundOpen | RoundClose | RoundAllocate | RoundEnd, Field(discriminator="to_status")
]


class FundingShareRead(Schema):
    """A funder's part in a round, with where its money is."""

    id: UUID
    organisation_id: UUID
    organisation_name: str
    members_of_id: UUID | None
    members_of_name: str | None
    share_basis_points: int | None
    forbids_draw: bool
    funded_cents: int = Field(description="Put in until now.")
    available_cents: int = Field(description="Not yet promised to anybody.")


class RoundSummary(Schema):
    """A round in a list."""

    id: UUID
    slug: str
    name: LocalizedText
    status: RoundStatus
    scheme_id: UUID
    scheme_name: LocalizedText
    opens_at: Moment
    closes_at: Moment
    waiting_list_ends_on: Day
    allocation: Allocation
    drawn: bool = Field(description="Whether the public file of a draw can be read.")
    budget_cents: int = Field(description="What all funders put in.")
    available_cents: int = Field(description="What is left to apply for at this moment.")
    is_demonstration: bool


class RoundRead(RoundSummary):
    """A round with its rules and its money."""

    scheme: SchemeRead
    criteria: list[Criterion] = Field(description="Of a ranking: what earns points, fixed at publication.")
    commitment: str | None = Field(description="Of a draw: SHA-256 of the secret seed, published before applying.")
    list_hash: str | None = Field(description="Of a draw: SHA-256 of the list of codes, frozen at the closing.")
    allocated_at: Moment | None = Field(description="When a ranking or draw divided the money.")
    objection_reserve_cents: int
    waiting: int = Field(description="Applications on the waiting list.")
    submitted: int = Field(description="Applications received.")
    granted: int = Field(description="Vouchers granted.")
    funding_shares: list[FundingShareRead]


class RoundFilter(PageQuery):
    """Which rounds."""

    status: RoundStatus | None = Field(default=None, description="Only rounds in this status, by the clock.")


class RoundPage(Paged[RoundSummary]):
    """One page of rounds."""


class LedgerAccountRead(Schema):
    """One account of the ledger."""

    id: int
    funding_share_id: UUID
    organisation_name: str
    kind: AccountKind
    balance_cents: int = Field(description="Below zero for the contra account `funder` only.")


class TrialBalance(Schema):
    """All accounts of a round at this moment; they add up to zero."""

    round_id: UUID
    items: list[LedgerAccountRead]
    debit_cents: int = Field(description="What is in all accounts.")
    credit_cents: int = Field(description="What funders put in. Equals the debit.")
    is_balanced: bool


class LedgerEntryRead(Schema):
    """Money into (above zero) or out of (below zero) one account."""

    account_id: int
    funding_share_id: UUID
    organisation_name: str
    kind: AccountKind
    amount_cents: int


class LedgerTransactionRead(Schema):
    """One posting, with its cause."""

    id: int
    act: LedgerAct
    cause: str
    explanation: LocalizedText = Field(description="Why money moved, in a sentence.")
    voucher_id: UUID | None
    voucher_code: str | None
    occurred_at: Moment
    entries: list[LedgerEntryRead]


class LedgerFilter(PageQuery):
    """Which postings, newest first."""

    voucher_id: UUID | None = Field(default=None, description="Only postings of this voucher.")


class LedgerTransactionPage(Paged[LedgerTransactionRead]):
    """One page of postings."""
