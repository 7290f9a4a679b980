"""What the next step of a company depends on, as each subject tells it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backend.core.themes import Theme
from backend.scans.models import PlanStatus, ScanStatus
from backend.trajectories.models import StepKind, TrajectoryStatus
from backend.vouchers.states import VoucherStatus


@dataclass(frozen=True, slots=True)
class ScanFacts:
    """The newest scan, and the theme its result points at."""

    id: UUID
    status: ScanStatus
    since: date | None
    closes_on: date | None
    published_on: date | None
    theme: Theme | None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The newest version of the plan of that scan, and whose part in it this reader has."""

    status: PlanStatus
    has_open_proposals: bool
    may_write: bool
    may_agree: bool


@dataclass(frozen=True, slots=True)
class VoucherFacts:
    """The newest voucher."""

    id: UUID
    status: VoucherStatus
    since: date
    adviser_id: UUID | None
    decision_due_on: date | None
    respond_before: date | None
    valid_until: date | None
    claim_waits: bool


@dataclass(frozen=True, slots=True)
class TrajectoryFacts:
    """The newest trajectory; `step` is the first one that is not done."""

    id: UUID
    status: TrajectoryStatus
    since: date
    step: StepKind | None
    looked_back: bool


@dataclass(frozen=True, slots=True)
class MeasurementFacts:
    """What was measured and what is due; `draft` is a measurement that was begun."""

    has_baseline: bool
    follow_ups: int
    next_due_on: date | None
    draft: UUID | None
    newest: UUID | None
    measured_on: date | None


@dataclass(frozen=True, slots=True)
class AdviserFacts:
    """The newest request to an adviser."""

    id: UUID
    accepted: bool
    since: date
    answer_before: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the next step depends on."""

    today: date
    scan: ScanFacts | None
    tool_since: date | None
    adviser: AdviserFacts | None
    voucher: VoucherFacts | None
    trajectory: TrajectoryFacts | None
    measurement: MeasurementFacts
    plan: PlanFacts | None = None
