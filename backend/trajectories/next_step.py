"""The rules that choose the one next step of a company, and the state of each part of its journey."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from backend.monitoring.models import MeasurementKind
from backend.scans.models import PlanStatus, ScanStatus
from backend.trajectories.facts import Facts, MeasurementFacts, ScanFacts
from backend.trajectories.journey_schemas import NextAct, Part, PartState
from backend.trajectories.models import TrajectoryStatus
from backend.vouchers.states import VoucherStatus as V

ANNOUNCED = timedelta(days=60)  # a yearly measurement comes into view this long before it is due
REVIEWED_IN = frozenset({V.SUBMITTED, V.WAITLISTED, V.IN_REVIEW})
OVER_IN = frozenset({V.REJECTED, V.NOT_CONSIDERED, V.WITHDRAWN, V.EXPIRED, V.REVOKED})
ENDS_IN = frozenset({V.GRANTED, V.IN_USE, V.CLAIM_RETURNED})
USED_IN = frozenset({V.IN_USE, V.CLAIMED, V.CLAIM_RETURNED, V.SETTLED})

PART_OF = {
    NextAct.START_SCAN: Part.SCAN,
    NextAct.OPEN_SCAN: Part.SCAN,
    NextAct.WAIT_FOR_ANSWERS: Part.SCAN,
    NextAct.PUBLISH_SCAN: Part.SCAN,
    NextAct.ANSWER_PROPOSALS: Part.PLAN,
    NextAct.READ_PLAN: Part.PLAN,
    NextAct.FINISH_PLAN: Part.PLAN,
    NextAct.ADAPT_PLAN: Part.PLAN,
    NextAct.CHOOSE_WHERE_TO_BEGIN: Part.PLAN,
    NextAct.FIND_ADVISER: Part.ADVISER,
    NextAct.WAIT_FOR_CONTACT: Part.ADVISER,
    NextAct.APPLY_FOR_VOUCHER: Part.VOUCHER,
    NextAct.FINISH_APPLICATION: Part.VOUCHER,
    NextAct.SUPPLY_INFORMATION: Part.VOUCHER,
    NextAct.WAIT_FOR_DECISION: Part.VOUCHER,
    NextAct.FILL_IN_BASELINE: Part.MEASUREMENT,
    NextAct.WAIT_FOR_ADVISER: Part.VOUCHER,
    NextAct.WAIT_FOR_START: Part.TRAJECTORY,
    NextAct.BEGIN_TRAJECTORY: Part.TRAJECTORY,
    NextAct.DO_STEP: Part.TRAJECTORY,
    NextAct.COMPLETE_TRAJECTORY: Part.TRAJECTORY,
    NextAct.CONFIRM_CLAIM: Part.VOUCHER,
    NextAct.LOOK_BACK: Part.TRAJECTORY,
    NextAct.MEASURE_AGAIN: Part.MEASUREMENT,
    NextAct.SCAN_AGAIN: Part.SCAN,
}
WAITING = frozenset(
    {
        NextAct.WAIT_FOR_ANSWERS,
        NextAct.WAIT_FOR_CONTACT,
        NextAct.WAIT_FOR_DECISION,
        NextAct.WAIT_FOR_ADVISER,
        NextAct.WAIT_FOR_START,
    }
)
Choice = tuple[NextAct, UUID | None, date | None]


def choose(facts: Facts) -> dict[str, Any]:
    """The one next step: what somebody waits for first, then the trajectory, then the way towards it."""
    act, object_id, due_on = (
        _pressing(facts) or _of_plan(facts) or _of_trajectory(facts) or _of_voucher(facts) or _towards(facts)
    )
    step = facts.trajectory.step if facts.trajectory and act is NextAct.DO_STEP else None
    return {
        "act": act,
        "part": PART_OF[act],
        "object_id": object_id,
        "theme": facts.scan.theme if facts.scan else None,
        "step": step,
        "due_on": due_on,
        "waits_for_others": act in WAITING,
    }


def _pressing(facts: Facts) -> Choice | None:
    """A question of the officer, a claim that waits, and a measurement that is due go before all else."""
    voucher, measurement = facts.voucher, facts.measurement
    if voucher and voucher.status is V.INFORMATION_REQUESTED:
        return NextAct.SUPPLY_INFORMATION, voucher.id, voucher.respond_before
    if voucher and voucher.claim_waits:
        return NextAct.CONFIRM_CLAIM, voucher.id, voucher.valid_until
    due = measurement.next_due_on
    if measurement.has_baseline and due is not None and due <= facts.today + ANNOUNCED:
        return NextAct.MEASURE_AGAIN, measurement.draft, due
    return None


def _of_plan(facts: Facts) -> Choice | None:
    """A plan that waits for the word of this very reader."""
    plan, scan = facts.plan, facts.scan
    if plan is None or scan is None:
        return None
    if plan.may_agree and plan.status is PlanStatus.PROPOSED:
        return NextAct.READ_PLAN, scan.id, None
    if plan.may_write and plan.has_open_proposals:
        return NextAct.ANSWER_PROPOSALS, scan.id, None
    return None


def _of_trajectory(facts: Facts) -> Choice | None:
    trajectory, measurement = facts.trajectory, facts.measurement
    if trajectory is None or trajectory.status is TrajectoryStatus.STOPPED:
        return None
    if not measurement.has_baseline:
        return NextAct.FILL_IN_BASELINE, measurement.draft, None
    if trajectory.status is TrajectoryStatus.PLANNED:
        return NextAct.WAIT_FOR_START, trajectory.id, None
    if trajectory.status is TrajectoryStatus.RUNNING:
        act = NextAct.COMPLETE_TRAJECTORY if trajectory.step is None else NextAct.DO_STEP
        return act, trajectory.id, facts.voucher.valid_until if facts.voucher else None
    if not trajectory.looked_back:
        return NextAct.LOOK_BACK, trajectory.id, None
    return _scan_again(facts)


def _of_voucher(facts: Facts) -> Choice | None:
    voucher, measurement = facts.voucher, facts.measurement
    if voucher is None or voucher.status in OVER_IN:
        return None
    if voucher.status is V.DRAFT:
        return NextAct.FINISH_APPLICATION, voucher.id, None
    if not measurement.has_baseline:
        return NextAct.FILL_IN_BASELINE, measurement.draft, None
    if voucher.status in REVIEWED_IN:
        return NextAct.WAIT_FOR_DECISION, voucher.id, voucher.decision_due_on
    if voucher.status is V.GRANTED:
        return NextAct.WAIT_FOR_ADVISER, voucher.id, voucher.valid_until
    begin = NextAct.BEGIN_TRAJECTORY, voucher.id, voucher.valid_until
    return begin if facts.trajectory is None else _scan_again(facts)


def _towards(facts: Facts) -> Choice:
    scan, adviser = facts.scan, facts.adviser
    if scan is None:
        return NextAct.START_SCAN, None, None
    by_status: dict[ScanStatus, Choice] = {
        ScanStatus.DRAFT: (NextAct.OPEN_SCAN, scan.id, None),
        ScanStatus.OPEN: (NextAct.WAIT_FOR_ANSWERS, scan.id, scan.closes_on),
        ScanStatus.CLOSED: (NextAct.PUBLISH_SCAN, scan.id, None),
    }
    if scan.status in by_status:
        return by_status[scan.status]
    begun = _beginning(facts, scan)
    if begun or adviser is None:
        return begun or (NextAct.FIND_ADVISER, None, None)
    if not adviser.accepted and adviser.answer_before and adviser.answer_before >= facts.today:
        return NextAct.WAIT_FOR_CONTACT, adviser.id, adviser.answer_before
    return NextAct.APPLY_FOR_VOUCHER, None, None


def _beginning(facts: Facts, scan: ScanFacts) -> Choice | None:
    """From the result to a plan that is whole, or to a first instrument or adviser."""
    plan = facts.plan
    if plan is None:
        nothing_chosen = facts.adviser is None and facts.tool_since is None
        return (NextAct.CHOOSE_WHERE_TO_BEGIN, scan.id, None) if nothing_chosen else None
    if plan.may_write and plan.status is PlanStatus.DRAFT:
        return NextAct.FINISH_PLAN, scan.id, None
    if plan.may_write and plan.status is PlanStatus.DISAGREED:
        return NextAct.ADAPT_PLAN, scan.id, None
    return None


def _scan_again(facts: Facts) -> Choice:
    """The trajectory is over: what a new scan shows is the next beginning."""
    return NextAct.SCAN_AGAIN, facts.scan.id if facts.scan else None, None


def parts(facts: Facts, now: Part | None) -> list[dict[str, Any]]:
    """Each part of the journey with its state; the part of the next step, if there is one, stands at now."""
    voucher, trajectory, measurement = facts.voucher, facts.trajectory, facts.measurement
    scan, adviser, plan = facts.scan, facts.adviser, facts.plan
    chosen = voucher is not None and voucher.adviser_id is not None
    told: dict[Part, tuple[bool, str | None, date | None, UUID | None]] = {
        Part.SCAN: (
            scan is not None and scan.published_on is not None,
            scan.status if scan else None,
            scan.since if scan else None,
            scan.id if scan else None,
        ),
        Part.PLAN: (
            facts.tool_since is not None
            or chosen
            or trajectory is not None
            or (plan is not None and plan.status is PlanStatus.AGREED),
            plan.status if plan else None,
            facts.tool_since,
            scan.id if scan and plan else None,
        ),
        Part.ADVISER: (
            chosen or trajectory is not None or (adviser is not None and adviser.accepted),
            None,
            adviser.since if adviser else None,
            adviser.id if adviser else None,
        ),
        Part.VOUCHER: (
            voucher is not None and voucher.status in USED_IN,
            voucher.status if voucher else None,
            voucher.since if voucher else None,
            voucher.id if voucher else None,
        ),
        Part.TRAJECTORY: (
            trajectory is not None and trajectory.status is TrajectoryStatus.COMPLETED,
            trajectory.status if trajectory else None,
            trajectory.since if trajectory else None,
            trajectory.id if trajectory else None,
        ),
        Part.MEASUREMENT: (
            measurement.follow_ups > 0,
            MeasurementKind.FOLLOW_UP if measurement.follow_ups else _baseline(measurement),
            measurement.measured_on,
            measurement.newest,
        ),
    }
    return [
        {
            "part": part,
            "state": PartState.NOW if part is now else PartState.DONE if done else PartState.AHEAD,
            "status": status,
            "since": since,
            "object_id": object_id,
        }
        for part, (done, status, since, object_id) in told.items()
    ]


def _baseline(measurement: MeasurementFacts) -> str | None:
    return MeasurementKind.BASELINE if measurement.has_baseline else None
