"""The action plan on the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, model_validator

from backend.core.schemas import Cents, Day, Flag, Line, Moment, Prose, Schema
from backend.core.themes import Theme
from backend.scans.models import PlanStatus, ProposalKind, ProposalStatus

MOST_LINES = 30
LONGEST_MEASURE = 500
Measure = Annotated[Prose, Field(max_length=LONGEST_MEASURE, description="What is going to happen.")]
Words = Annotated[Prose, Field(max_length=2_000)]
Who = Annotated[Line, Field(description="Who sees to it.")]
DueOn = Annotated[Day, Field(description="The day it is done.")]


class PlanCreate(Schema):
    """Begin a plan from the result, or a next version from the one that was decided."""

    language: Literal["nl", "en"] = Field(default="nl", description="The language of the lines to begin with.")


class PlanLineWrite(Schema):
    """One measure as management writes it; what is open yet can follow before it is proposed."""

    id: UUID | None = Field(default=None, description="The line that this was; without, a new one.")
    theme: Theme | None = None
    measure: Measure
    why: Annotated[Prose, Field(max_length=1_000)] | None = Field(default=None, description="Why this, of all things.")
    who: Who | None = None
    due_on: DueOn | None = None
    budget_cents: Cents | None = Field(default=None, description="What it may cost; 0 when only time.")


class PlanLinesWrite(Schema):
    """All lines, in order: what is left out is taken out."""

    lines: Annotated[list[PlanLineWrite], Field(max_length=MOST_LINES)]


class PlanToolAdopt(Schema):
    """Take the steps of a tool over as lines to edit."""

    slug: Line = Field(description="The tool, as in its address.", examples=["taken-op-tafel"])
    language: Literal["nl", "en"] = Field(default="nl", description="The language of the lines.")


class PlanPropose(Schema):
    """Lay the plan before the representative of the employees."""

    to_status: Literal["proposed"]


class PlanTakeBack(Schema):
    """Go on writing."""

    to_status: Literal["draft"]


class PlanAgree(Schema):
    """Agree, for the employees."""

    to_status: Literal["agreed"]
    words: Words | None = Field(default=None, description="What you want to say with it.")


class PlanDisagree(Schema):
    """Disagree, for the employees, with the reason. It stays with the plan."""

    to_status: Literal["disagreed"]
    words: Words = Field(description="Why not.")


PlanMove = Annotated[PlanPropose | PlanTakeBack | PlanAgree | PlanDisagree, Field(discriminator="to_status")]


class PlanProposalCreate(Schema):
    """What should read otherwise, come with it, or go."""

    kind: ProposalKind
    line_id: UUID | None = Field(default=None, description="The line it is about; none for a line more.")
    measure: Measure | None = Field(default=None, description="How the line should read; not for a line less.")
    who: Who | None = None
    due_on: DueOn | None = None
    budget_cents: Cents | None = None
    reason: Words = Field(description="Why.")

    @model_validator(mode="after")
    def whole(self) -> "PlanProposalCreate":
        """Refuse a proposal about no line, and words for a line that should go."""
        if (self.kind is ProposalKind.ADD) == (self.line_id is not None):
            raise ValueError(
                "Noem de regel; alleen een nieuwe regel heeft er geen. | Name the line; a new one has none."
            )
        if (self.kind is ProposalKind.REMOVE) == (self.measure is not None):
            raise ValueError("Geef de maatregel, behalve als hij weg moet. | Give the measure, unless it should go.")
        return self


class PlanProposalAnswer(Schema):
    """What management does with a proposal."""

    accepted: Flag
    answer: Words | None = Field(default=None, description="Why not; required when it is declined.")


class PlanLineRead(Schema):
    """One measure."""

    id: UUID
    theme: Theme | None
    measure: str
    why: str | None
    who: str | None
    due_on: date | None
    budget_cents: Cents | None


class PlanProposalRead(Schema):
    """A proposal of the employees' representative, and what became of it."""

    id: UUID
    kind: ProposalKind
    line_id: UUID | None
    about: str | None = Field(description="The line as it read when this was proposed.")
    measure: str | None
    who: str | None
    due_on: date | None
    budget_cents: Cents | None
    reason: str
    made_by: str | None = Field(description="The name; null when that account is gone.")
    created_at: Moment
    status: ProposalStatus
    answer: str | None
    answered_at: Moment | None


class PlanVersionSummary(Schema):
    """A version in the history of the plan."""

    number: int
    status: PlanStatus
    proposed_at: Moment | None
    decided_at: Moment | None
    decided_by: str | None
    words: str | None = Field(description="What the representative said with it; the reason of a disagreement.")


class PlanBase(PlanVersionSummary):
    """A version with its lines."""

    scan_id: UUID
    scan_title: str
    company_name: str
    lines: list[PlanLineRead]
    proposals: list[PlanProposalRead] = Field(description="The oldest first.")
    budget_cents: Cents = Field(description="All lines together.")
    versions: list[PlanVersionSummary] = Field(description="The newest first.")


class PlanRead(PlanBase):
    """A version with its lines, and what you may do with it now."""

    allowed_statuses: list[PlanStatus]
    may_write: bool
    may_propose: bool
    may_answer: bool
    may_begin: bool = Field(description="Whether you may begin a next version now.")


class TrajectoryPlanRead(PlanBase):
    """The plan that a trajectory carries out."""
