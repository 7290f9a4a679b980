"""How far branches are with taking part, on the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.branches.models import AgreementKind, AgreementStatus
from backend.branches.schemas.agreements import Reason
from backend.core.schemas import Day, Line, Moment, Paged, PageQuery, Schema
from backend.identity.models import BranchParty, BranchStatus
from backend.identity.schemas.accounts import Email


class AgreementToSign(Schema):
    """Where one of the agreements stands."""

    kind: AgreementKind
    edition: str = Field(description="The text that is signed today.")
    status: AgreementStatus | None = Field(description="Of the newest signature under that text; null without one.")
    held_edition: str | None = Field(description="The newest text that both signed; it holds until a newer one does.")
    sign_before: date | None = Field(description="For a branch that takes part already: the last day to sign by.")


class BranchParticipationRead(Schema):
    """How far a branch is, and who is to take the next step."""

    branch_id: UUID
    branch_name: str
    status: BranchStatus
    status_since: Moment
    waits_for: BranchParty | None = Field(description="Who is to act; null when nothing waits.")
    allowed_statuses: list[BranchStatus] = Field(description="The steps that you may take now.")
    before_agreements: bool = Field(description="Whether it took part before there were agreements.")
    data_agreed_at: Moment | None = Field(description="From when the branch may keep its members here.")
    last_on: date | None = Field(description="The last day of a branch that leaves.")
    left_from: BranchStatus | None = Field(description="Where it stood when notice was given.")
    notice_by: BranchParty | None
    ended_at: Moment | None
    register_kept_until: date | None = Field(description="Of a branch that ended: until when its register is here.")
    members: int = Field(description="How many are in its register.")
    people: int = Field(description="How many people of the branch are in.")
    agreements: list[AgreementToSign]
    version: int = Field(description="Send it as If-Match with each step.")


class BranchParticipationPage(Paged[BranchParticipationRead]):
    """A page of branches, by name."""


class BranchParticipationFilter(PageQuery):
    """Which branches."""

    q: str | None = Field(default=None, max_length=100, description="A part of the name.")
    status: BranchStatus | None = Field(default=None, description="Only those that stand here.")
    waits_for: Literal["branch", "programme"] | None = Field(default=None, description="Only those that wait for this.")


class BranchParticipationCreate(Schema):
    """Invite a branch organisation, with its first officer."""

    name: Line = Field(description="The name of the branch organisation.")
    email: Email = Field(description="Where the invitation goes: the first officer of the branch.")


class BranchInvitationCreate(Schema):
    """Invite the first officer again, perhaps at another address."""

    email: Email


class BranchLeave(Schema):
    """Give notice: the branch takes part up to and including a day."""

    to_status: Literal["leaving"]
    last_on: Day = Field(description="The last day; today at the earliest, and a year ahead at most.")
    reason: Reason


class BranchStep(Schema):
    """Take a step, send one back, or take notice back to where the branch stood."""

    to_status: Literal[
        "invited", "agreement_signed", "processing_agreed", "members_entered", "go_live_asked", "live"
    ] = Field(description="Where the branch stands after it.")
    reason: Reason | None = Field(default=None, description="Why; needed to send a request to go live back.")


BranchMove = Annotated[BranchLeave | BranchStep, Field(discriminator="to_status")]


class BranchStatusChangeRead(Schema):
    """A step of a branch."""

    to_status: BranchStatus
    party: BranchParty
    by: str | None = Field(
        description="The name of who took it, for one's own side; null for the other and the platform."
    )
    reason: str | None
    last_on: date | None
    occurred_at: Moment


class BranchStatusChangeList(Schema):
    """Every step, newest first."""

    items: list[BranchStatusChangeRead]


class EndingEffectsRead(Schema):
    """What stops when a branch no longer takes part, and what stays: as it is now."""

    clients: int = Field(description="API clients that lose access.")
    webhooks: int = Field(description="Webhooks that end, with their log.")
    imports: int = Field(description="Imports of members that are cancelled.")
    members: int = Field(description="Members in the register, which is kept for a while and then erased.")
    register_kept_days: int = Field(description="How many days the register is kept after the last day.")
    companies: int | None = Field(
        description="Companies that take part and are told; the branch no longer sees them. Null to the branch itself."
    )
    mandates: int = Field(description="Mandates of companies to the branch that end.")
    campaigns: int = Field(description="Open campaigns that are closed; their result is made as always.")
    campaign_drafts: int = Field(description="Drafts of campaigns that are dropped.")
    rounds: int = Field(description="Rounds that run with money of the branch; that stays until they end.")
    modules: int = Field(description="Published modules of the questionnaire, which stay with who uses them.")
    tools: int = Field(description="Published tools, which stay with who uses them.")
