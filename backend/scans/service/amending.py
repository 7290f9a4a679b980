"""What a staff representative proposes about a plan, and what management answers."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.scans import plans
from backend.scans.errors import PlanNotInWork, PlanProposalAnswered, PlanProposalNotFound
from backend.scans.models import (
    DECIDED,
    PlanLine,
    PlanProposal,
    PlanStatus,
    PlanVersion,
    ProposalKind,
    ProposalStatus,
    Scan,
)
from backend.scans.schemas.plans import MOST_LINES, PlanProposalAnswer, PlanProposalCreate


async def propose(
    session: AsyncSession, principal: Principal, scan_id: UUID, wish: PlanProposalCreate, if_match: str | None
) -> PlanVersion:
    """Propose to change a line, add one or take one out.

    Raises ScanNotFound, PlanNotFound (404), VersionStale (412), PlanNotInWork (409), InvalidInput (400).
    """
    scan, version = await _in_work(session, principal, scan_id, if_match)
    line = None
    if wish.line_id is not None:
        line = next((each for each in await plans.lines_of(session, version.id) if each.id == wish.line_id), None)
        if line is None:
            raise invalid(
                field(
                    "#/lineId", "unknown_line", nl="Deze regel staat niet in het plan.", en="The plan has no such line."
                )
            )
    session.add(
        PlanProposal(
            version_id=version.id,
            about=line.measure if line else None,
            made_by=principal.account_id,
            created_at=clock.now(),
            **wish.model_dump(),
        )
    )
    version.updated_at = clock.now()
    _record(session, principal, "scans.plan_amend", scan, version)
    await session.flush()
    return version


async def answer(
    session: AsyncSession,
    principal: Principal,
    scan_id: UUID,
    proposal_id: UUID,
    *,
    wish: PlanProposalAnswer,
    if_match: str | None,
) -> PlanVersion:
    """Take a proposal over into the lines, or say why not.

    Raises ScanNotFound, PlanNotFound, PlanProposalNotFound (404), VersionStale (412), PlanNotInWork,
    PlanProposalAnswered (409), InvalidInput (400).
    """
    scan, version = await _in_work(session, principal, scan_id, if_match)
    proposal = await session.get(PlanProposal, proposal_id)
    if proposal is None or proposal.version_id != version.id:
        raise PlanProposalNotFound
    if proposal.status is not ProposalStatus.OPEN:
        raise PlanProposalAnswered
    if not wish.accepted and wish.answer is None:
        raise invalid(field("#/answer", "missing", nl="Zeg erbij waarom niet.", en="Say why not."))
    if wish.accepted:
        await _carry_out(session, version, proposal)
    proposal.status = ProposalStatus.ACCEPTED if wish.accepted else ProposalStatus.DECLINED
    proposal.answered_at, proposal.answered_by, proposal.answer = clock.now(), principal.account_id, wish.answer
    version.updated_at = clock.now()
    _record(session, principal, f"scans.plan_{proposal.status}", scan, version)
    await session.flush()
    return version


async def _in_work(
    session: AsyncSession, principal: Principal, scan_id: UUID, if_match: str | None
) -> tuple[Scan, PlanVersion]:
    scan = await plans.get_scan(session, principal, scan_id)
    version = await plans.get_version(session, scan.id, for_update=True)
    require_current(version, if_match)
    if version.status in DECIDED:
        raise PlanNotInWork
    return scan, version


async def _carry_out(session: AsyncSession, version: PlanVersion, proposal: PlanProposal) -> None:
    lines = await plans.lines_of(session, version.id)
    line = next((each for each in lines if each.id == proposal.line_id), None)
    if proposal.kind is ProposalKind.ADD:
        if len(lines) >= MOST_LINES:
            raise PlanNotInWork(nl="Het plan is vol.", en="The plan is full.")
        last = max((each.position for each in lines), default=0)
        line = PlanLine(version_id=version.id, position=last + 1, why=proposal.reason)
    elif line is None:
        raise PlanNotInWork(nl="Deze regel is er niet meer.", en="This line is no longer there.")
    elif proposal.kind is ProposalKind.REMOVE:
        if len(lines) == 1 and version.status is PlanStatus.PROPOSED:
            raise PlanNotInWork(nl="Een plan zonder maatregel is geen plan.", en="A plan without a measure is no plan.")
        await session.delete(line)
        return
    assert proposal.measure is not None
    line.measure = proposal.measure
    # What the proposal left open stays as it was; a line more needs it all before it stands in a proposed plan.
    line.who = proposal.who or line.who
    line.due_on = proposal.due_on or line.due_on
    line.budget_cents = line.budget_cents if proposal.budget_cents is None else proposal.budget_cents
    if version.status is PlanStatus.PROPOSED and None in {line.who, line.due_on, line.budget_cents}:
        raise PlanNotInWork(
            nl="Wie, wanneer of budget ontbreekt. Neem het plan terug om het aan te vullen.",
            en="Who, when or budget is missing. Take the plan back to complete it.",
        )
    session.add(line)


def _record(session: AsyncSession, principal: Principal, act: str, scan: Scan, version: PlanVersion) -> None:
    record(session, principal, act, "scan", scan.id, organisation_id=scan.company_id, number=version.number)
