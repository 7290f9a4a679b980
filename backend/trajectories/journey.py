"""Where a company stands on its way: read from every subject, told as one page."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import queries as advisers
from backend.advisers.models import ReferralStatus
from backend.advisers.schemas import ReferralFilter
from backend.core import clock
from backend.core.themes import Theme
from backend.identity.principals import Principal
from backend.monitoring import queries as monitoring
from backend.monitoring.models import MeasurementKind
from backend.organisations import queries as organisations
from backend.organisations.errors import NotYourCompany
from backend.organisations.models import Company, CompanyStatus
from backend.scans import outcomes, plans
from backend.scans import queries as scans
from backend.scans.models import Scan, ScanStatus
from backend.scans.schemas.scans import ScanFilter
from backend.toolbox import ratings as toolbox
from backend.trajectories import next_step, queries
from backend.trajectories.facts import (
    AdviserFacts,
    Facts,
    MeasurementFacts,
    PlanFacts,
    ScanFacts,
    TrajectoryFacts,
    VoucherFacts,
)
from backend.trajectories.journey_schemas import ChangeKind, DeadlineKind, NextAct
from backend.trajectories.models import EvaluationSide, Trajectory, TrajectoryStep
from backend.vouchers.models import Voucher
from backend.vouchers.queries import vouchers
from backend.vouchers.schemas.vouchers import VoucherFilter
from backend.vouchers.service.applying import open_request
from backend.vouchers.states import ClaimStatus

SHOWN_CHANGES = 6
Change = dict[str, Any]


async def read_journey(session: AsyncSession, principal: Principal, company: Company) -> dict[str, Any]:
    """Where the company stands, the one next step, deadlines and what changed. Raises NotYourCompany (403)."""
    if principal.organisation_id != company.id or not principal.roles & organisations.COMPANY_ROLES:
        raise NotYourCompany
    changes: list[Change] = []
    scan = await _scan(session, principal, changes)
    facts = Facts(
        today=clock.today(),
        scan=scan,
        plan=await _plan(session, principal, scan),
        tool_since=await _tools(session, company, changes),
        adviser=await _adviser(session, principal, changes),
        voucher=await _voucher(session, principal, changes),
        trajectory=await _trajectory(session, company, changes),
        measurement=await _measurement(session, company, changes),
    )
    chosen = next_step.choose(facts) if company.status is CompanyStatus.ACTIVE else None
    return {
        "company_id": company.id,
        "company_name": company.name,
        "parts": next_step.parts(facts, chosen["part"] if chosen else None),
        "next": chosen,
        "deadlines": _deadlines(facts),
        "changes": sorted(changes, key=lambda change: change["on"], reverse=True)[:SHOWN_CHANGES],
        "is_first_visit": chosen is not None and chosen["act"] is NextAct.START_SCAN and not changes,
    }


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(clock.AMSTERDAM).date() if moment else None


def _change(kind: ChangeKind, on: date, detail: str | None, object_id: object) -> Change:
    return {"kind": kind, "on": on, "detail": detail, "object_id": object_id}


def _newest(found: Mapping[str, Any]) -> Any | None:
    items: Sequence[Any] = found["items"]
    return items[0] if items else None


async def _scan(session: AsyncSession, principal: Principal, changes: list[Change]) -> ScanFacts | None:
    newest = _newest(await scans.list_scans(session, principal, ScanFilter(page_size=1)))
    if newest is None:
        return None
    if newest["status"] is ScanStatus.DRAFT:
        # A scan that is only being prepared takes nothing away from a result that is there.
        shown = await scans.list_scans(session, principal, ScanFilter(page_size=1, status=ScanStatus.PUBLISHED))
        newest = _newest(shown) or newest
    published = _day(newest["published_at"])
    theme = None
    if published is not None:
        result = await outcomes.read_result(session, await session.get_one(Scan, newest["id"]))
        theme = Theme(result["next_step"]["theme"]) if result["next_step"] else None
        changes.append(_change(ChangeKind.SCAN_PUBLISHED, published, None, newest["id"]))
    since = published or _day(newest["closed_at"]) or _day(newest["opened_at"])
    return ScanFacts(newest["id"], newest["status"], since, newest["closes_on"], published, theme)


async def _plan(session: AsyncSession, principal: Principal, scan: ScanFacts | None) -> PlanFacts | None:
    may_write, may_agree = principal.may(plans.WRITE), principal.may(plans.AGREE)
    if scan is None or scan.published_on is None or not (may_write or may_agree):
        return None
    standing = await plans.standing(session, scan.id)
    return PlanFacts(*standing, may_write=may_write, may_agree=may_agree) if standing else None


async def _tools(session: AsyncSession, company: Company, changes: list[Change]) -> date | None:
    uses = await toolbox.list_uses(session, company.id)
    if not uses:
        return None
    since: date = uses[0]["used_since"]
    changes.append(_change(ChangeKind.TOOL_USED, since, uses[0]["slug"], None))
    return since


async def _adviser(session: AsyncSession, principal: Principal, changes: list[Change]) -> AdviserFacts | None:
    newest = _newest(await advisers.list_referrals(session, principal, ReferralFilter(page_size=1)))
    if newest is None:
        return None
    answered, asked = _day(newest["answered_at"]), _day(newest["asked_at"])
    assert asked is not None
    if answered:
        changes.append(_change(ChangeKind.ADVISER_ANSWERED, answered, newest["status"], newest["id"]))
    is_open = newest["status"] is ReferralStatus.ASKED
    return AdviserFacts(
        newest["id"],
        accepted=newest["status"] is ReferralStatus.ACCEPTED,
        since=answered or asked,
        answer_before=newest["answer_before"] if is_open else None,
    )


async def _voucher(session: AsyncSession, principal: Principal, changes: list[Change]) -> VoucherFacts | None:
    newest = _newest(await vouchers.list_vouchers(session, principal, VoucherFilter(page_size=1)))
    if newest is None:
        return None
    voucher = await session.get_one(Voucher, newest["id"])
    moves = await vouchers.list_changes(session, voucher.id)
    for move in moves:
        on = _day(move.occurred_at)
        assert on is not None
        changes.append(_change(ChangeKind.VOUCHER_MOVED, on, move.to_status, voucher.id))
    claim = await vouchers.open_claim(session, voucher.id)
    request = await open_request(session, voucher.id)
    since = _day(moves[-1].occurred_at if moves else voucher.created_at)
    assert since is not None
    return VoucherFacts(
        voucher.id,
        voucher.status,
        since,
        voucher.adviser_id,
        decision_due_on=None if voucher.suspended_on else voucher.decision_due_on,
        respond_before=request.respond_before if request else None,
        valid_until=voucher.valid_until,
        claim_waits=claim is not None and claim.status is ClaimStatus.SUBMITTED,
    )


async def _trajectory(session: AsyncSession, company: Company, changes: list[Change]) -> TrajectoryFacts | None:
    found = await queries.newest_of(session, company.id)
    if found is None:
        return None
    steps = await queries.steps_of(session, found.id)
    changes += _steps_taken(found, steps)
    sides = {each.side for each in await queries.evaluations_of(session, found.id)}
    since = found.ended_on or found.started_on or _day(found.created_at)
    assert since is not None
    return TrajectoryFacts(
        found.id,
        found.status,
        since,
        step=next((step.kind for step in steps if step.done_on is None), None),
        looked_back=EvaluationSide.COMPANY in sides,
    )


def _steps_taken(trajectory: Trajectory, steps: Sequence[TrajectoryStep]) -> list[Change]:
    found = [
        _change(ChangeKind.STEP_DONE, step.done_on, step.kind, trajectory.id)
        for step in steps
        if step.done_on is not None
    ]
    if trajectory.started_on:
        found.append(_change(ChangeKind.TRAJECTORY_STARTED, trajectory.started_on, None, trajectory.id))
    if trajectory.ended_on:
        found.append(_change(ChangeKind.TRAJECTORY_ENDED, trajectory.ended_on, trajectory.status, trajectory.id))
    return found


async def _measurement(session: AsyncSession, company: Company, changes: list[Change]) -> MeasurementFacts:
    overview = await monitoring.overview(session, company.id)
    complete = [each for each in overview["items"] if each.completed_at is not None]
    draft = next((each.id for each in overview["items"] if each.completed_at is None), None)
    for each in complete:
        on = _day(each.completed_at)
        assert on is not None
        changes.append(_change(ChangeKind.MEASUREMENT_COMPLETED, on, each.kind, each.id))
    return MeasurementFacts(
        overview["has_baseline"],
        sum(each.kind is MeasurementKind.FOLLOW_UP for each in complete),
        overview["next_due_on"],
        draft,
        complete[-1].id if complete else None,
        complete[-1].measured_on if complete else None,
    )


def _deadlines(facts: Facts) -> list[dict[str, Any]]:
    """Days to keep in mind, the earliest first; what has passed no longer counts, except a measurement."""
    scan, adviser, voucher, measurement = facts.scan, facts.adviser, facts.voucher, facts.measurement
    found: list[tuple[DeadlineKind, date | None, object]] = [
        (DeadlineKind.SCAN_CLOSES, scan.closes_on if scan and not scan.published_on else None, scan and scan.id),
        (DeadlineKind.ADVISER_ANSWERS, adviser.answer_before if adviser else None, adviser and adviser.id),
    ]
    if voucher:
        reviewed = voucher.status in next_step.REVIEWED_IN
        usable = voucher.status in next_step.ENDS_IN
        found += [
            (DeadlineKind.INFORMATION_DUE, voucher.respond_before, voucher.id),
            (DeadlineKind.DECISION_DUE, voucher.decision_due_on if reviewed else None, voucher.id),
            (DeadlineKind.VOUCHER_ENDS, voucher.valid_until if usable else None, voucher.id),
        ]
    coming = [
        {"kind": kind, "on": on, "object_id": object_id}
        for kind, on, object_id in found
        if on is not None and on >= facts.today
    ]
    if measurement.next_due_on is not None:
        kept = {"kind": DeadlineKind.MEASUREMENT_DUE, "on": measurement.next_due_on, "object_id": measurement.draft}
        coming.append(kept)
    return sorted(coming, key=lambda each: each["on"])
