"""Trajectories, steps and evaluations on the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, Strict, model_validator

from backend.core.schemas import Day, Integer, Moment, Paged, PageQuery, Prose, Schema
from backend.core.themes import Theme
from backend.files.schemas import DocumentRead
from backend.trajectories.models import EvaluationSide, StepKind, TrajectoryStatus

Hours = Annotated[
    float,
    Strict(),
    Field(ge=0, le=1000, multiple_of=0.25, allow_inf_nan=False, description="Hours of the adviser, in quarters."),
]
People = Annotated[Integer, Field(ge=0, le=100_000)]
Goal = Annotated[Prose, Field(max_length=2_000)]


class TrajectoryFilter(PageQuery):
    """Which trajectories, of those that concern you."""

    status: TrajectoryStatus | None = Field(default=None, description="Only those that stand here.")


class TrajectorySummary(Schema):
    """A trajectory in a list."""

    id: UUID
    company_id: UUID
    company_name: str
    adviser_id: UUID
    adviser_name: str
    adviser_firm: str
    voucher_id: UUID | None
    voucher_code: str | None
    plan_scan_id: UUID | None = Field(description="The scan whose plan it carries out.")
    theme: Theme
    goal: str
    status: TrajectoryStatus
    started_on: date | None
    ended_on: date | None
    steps_done: int = Field(description="Of the four steps.")
    is_demonstration: bool = Field(description="Fictitious, and left out of every statistic.")


class TrajectoryPage(Paged[TrajectorySummary]):
    """One page of trajectories, the newest first."""


class StepRead(Schema):
    """One of the four steps."""

    kind: StepKind
    version: int = Field(description='Its ETag is `"version"`.')
    goal: str | None = Field(description="What this step is for.")
    hours: float = Field(description="Hours of the adviser.")
    managers: int = Field(description="People of management who took part.")
    employees: int = Field(description="Employees who took part.")
    works_council: int = Field(description="Members of the works council or staff representation who took part.")
    report: str | None = Field(description="What came of it, in short.")
    done_on: date | None


class HoursRead(Schema):
    """The hours of the adviser, added up."""

    total: float
    free: float = Field(description="Hours without charge that were used.")
    free_limit: int = Field(description="Hours this adviser gives without charge; Syntens gives 16.")
    charged: float = Field(description="Hours above the free ones.")
    granted: int | None = Field(description="Hours the voucher was applied for.")


class ParticipationRead(Schema):
    """How far employees decide along, as a figure."""

    steps_with_employees: int = Field(description="Steps in which employees or the works council took part.")
    steps_done: int
    most_employees: int = Field(description="Most employees in one step.")
    percent_of_company: int | None = Field(description="That number as a share of the headcount; at most 100.")


class EvaluationRead(Schema):
    """How one side looks back."""

    side: EvaluationSide
    mark: int = Field(description="From 1 to 10.")
    words: str | None
    created_at: Moment


class TrajectoryRead(TrajectorySummary):
    """A trajectory with its steps."""

    stop_reason: str | None
    hours: HoursRead
    participation: ParticipationRead
    steps: list[StepRead] = Field(description="In order: analysis, vision, plan, practice.")
    evaluations: list[EvaluationRead]
    allowed_statuses: list[TrajectoryStatus] = Field(description="Where you may move it now.")
    may_write: bool = Field(description="Whether you may keep its steps now.")
    may_add_documents: bool = Field(description="Whether you may add documents, and remove those of your side.")
    may_evaluate: bool = Field(description="Whether your side can look back now.")


class TrajectoryCreate(Schema):
    """Begin a trajectory: on a voucher, or with an adviser who works without one."""

    voucher_id: UUID | None = Field(default=None, description="A granted voucher: the adviser accepts it with this.")
    adviser_id: UUID | None = Field(default=None, description="Without a voucher, by the company: the adviser.")
    theme: Theme | None = Field(default=None, description="Taken from the voucher when left out.")
    goal: Goal | None = Field(default=None, description="Taken from the voucher when left out.")

    @model_validator(mode="after")
    def voucher_or_adviser(self) -> "TrajectoryCreate":
        """Refuse both or neither; without a voucher there must be a theme and a goal."""
        if (self.voucher_id is None) == (self.adviser_id is None):
            raise ValueError("Noem een voucher of een adviseur. | Name a voucher or an adviser.")
        if self.voucher_id is None and (self.theme is None or self.goal is None):
            raise ValueError("Noem ook het thema en het doel. | Name the theme and the goal too.")
        return self


class TrajectoryStart(Schema):
    """The adviser begins."""

    to_status: Literal["running"]


class TrajectoryComplete(Schema):
    """All four steps are done."""

    to_status: Literal["completed"]


class TrajectoryStop(Schema):
    """It ends early."""

    to_status: Literal["stopped"]
    reason: Annotated[Prose, Field(max_length=2_000)]


TrajectoryMove = Annotated[TrajectoryStart | TrajectoryComplete | TrajectoryStop, Field(discriminator="to_status")]


class TrajectoryPlanLink(Schema):
    """Which plan the trajectory carries out."""

    scan_id: UUID = Field(description="The scan whose plan it is.")


class StepUpdate(Schema):
    """Keep a step; what is left out stays."""

    goal: Goal | None = Field(default=None, description="What this step is for.")
    hours: Hours | None = None
    managers: People | None = Field(default=None, description="People of management who took part.")
    employees: People | None = Field(default=None, description="Employees who took part.")
    works_council: People | None = Field(default=None, description="Members of the works council who took part.")
    report: Annotated[Prose, Field(max_length=5_000)] | None = Field(default=None, description="What came of it.")
    done_on: Day | None = Field(default=None, description="The day it was done; null opens it again.")


class EvaluationCreate(Schema):
    """Look back on a completed trajectory, for your side."""

    mark: Annotated[Integer, Field(ge=1, le=10, description="From 1 to 10.")]
    words: Annotated[Prose, Field(max_length=2_000)] | None = None


class TrajectoryDocumentAdd(Schema):
    """Lay a file beside the steps."""

    file_id: UUID = Field(description="A file your organisation added.")


class TrajectoryDocumentList(Schema):
    """The documents of a trajectory."""

    items: list[DocumentRead]
