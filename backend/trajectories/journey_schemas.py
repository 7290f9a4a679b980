"""Where a company stands on its way, on the wire."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Schema
from backend.core.themes import Theme
from backend.trajectories.models import StepKind


class Part(StrEnum):
    """The parts of the journey, in order."""

    SCAN = "scan"
    PLAN = "plan"
    ADVISER = "adviser"
    VOUCHER = "voucher"
    TRAJECTORY = "trajectory"
    MEASUREMENT = "measurement"


class PartState(StrEnum):
    """Where a part stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


class NextAct(StrEnum):
    """The one thing to do, or to wait for, next."""

    START_SCAN = "start_scan"
    OPEN_SCAN = "open_scan"
    WAIT_FOR_ANSWERS = "wait_for_answers"
    PUBLISH_SCAN = "publish_scan"
    ANSWER_PROPOSALS = "answer_proposals"
    READ_PLAN = "read_plan"
    FINISH_PLAN = "finish_plan"
    ADAPT_PLAN = "adapt_plan"
    CHOOSE_WHERE_TO_BEGIN = "choose_where_to_begin"
    FIND_ADVISER = "find_adviser"
    WAIT_FOR_CONTACT = "wait_for_contact"
    APPLY_FOR_VOUCHER = "apply_for_voucher"
    FINISH_APPLICATION = "finish_application"
    SUPPLY_INFORMATION = "supply_information"
    WAIT_FOR_DECISION = "wait_for_decision"
    FILL_IN_BASELINE = "fill_in_baseline"
    WAIT_FOR_ADVISER = "wait_for_adviser"
    WAIT_FOR_START = "wait_for_start"
    BEGIN_TRAJECTORY = "begin_trajectory"
    DO_STEP = "do_step"
    COMPLETE_TRAJECTORY = "complete_trajectory"
    CONFIRM_CLAIM = "confirm_claim"
    LOOK_BACK = "look_back"
    MEASURE_AGAIN = "measure_again"
    SCAN_AGAIN = "scan_again"


class DeadlineKind(StrEnum):
    """What a deadline is about."""

    SCAN_CLOSES = "scan_closes"
    ADVISER_ANSWERS = "adviser_answers"
    INFORMATION_DUE = "information_due"
    DECISION_DUE = "decision_due"
    VOUCHER_ENDS = "voucher_ends"
    MEASUREMENT_DUE = "measurement_due"


class ChangeKind(StrEnum):
    """What changed."""

    SCAN_PUBLISHED = "scan_published"
    TOOL_USED = "tool_used"
    ADVISER_ANSWERED = "adviser_answered"
    VOUCHER_MOVED = "voucher_moved"
    TRAJECTORY_STARTED = "trajectory_started"
    STEP_DONE = "step_done"
    TRAJECTORY_ENDED = "trajectory_ended"
    MEASUREMENT_COMPLETED = "measurement_completed"


class JourneyPart(Schema):
    """A part of the journey."""

    part: Part
    state: PartState
    status: str | None = Field(description="Status of what this part is about, as its own subject names it.")
    since: date | None = Field(description="The day it came to stand there.")
    object_id: UUID | None = Field(description="The scan, voucher, trajectory or measurement.")


class NextStep(Schema):
    """The one next step, with what its reason needs."""

    act: NextAct
    part: Part
    object_id: UUID | None = Field(description="What it is done on.")
    theme: Theme | None = Field(description="The theme with most room for improvement, from the last scan.")
    step: StepKind | None = Field(description="The step of the trajectory that comes now.")
    due_on: date | None = Field(description="The last day for it, or the day an answer comes at the latest.")
    waits_for_others: bool = Field(description="Nothing to do for the company itself.")


class Deadline(Schema):
    """A day to keep in mind."""

    kind: DeadlineKind
    on: date
    object_id: UUID | None


class JourneyChange(Schema):
    """Something that changed."""

    kind: ChangeKind
    on: date
    detail: str | None = Field(description="Status, step or kind, as its own subject names it.")
    object_id: UUID | None


class JourneyRead(Schema):
    """Where a company stands, and the one next step."""

    company_id: UUID
    company_name: str
    parts: list[JourneyPart]
    next: NextStep | None = Field(description="Null for a company that ended: it begins nothing any more.")
    deadlines: list[Deadline] = Field(description="Earliest first.")
    changes: list[JourneyChange] = Field(description="Newest first, at most six.")
    is_first_visit: bool = Field(description="Nothing has begun yet.")
