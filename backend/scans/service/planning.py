"""The plan after a scan: management writes and proposes it, a staff representative amends it and decides."""

from typing import Any, assert_never
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current, require_seen
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.organisations.parting import require_existing
from backend.scans import outcomes, plans
from backend.scans.errors import (
    PlanExists,
    PlanMoveNotYours,
    PlanNotFound,
    PlanNotInWork,
    PlanNotReady,
    PlanProposalsOpen,
    ScanResultNotFound,
)
from backend.scans.first_lines import first_lines
from backend.scans.models import (
    DECIDED,
    PlanLine,
    PlanProposal,
    PlanStatus,
    PlanVersion,
    ProposalStatus,
    Scan,
    ScanStatus,
)
from backend.scans.recommendations import recommend
from backend.scans.schemas.plans import (
    PlanAgree,
    PlanCreate,
    PlanDisagree,
    PlanLinesWrite,
    PlanMove,
    PlanPropose,
    PlanTakeBack,
)
from backend.scans.service import plan_letters

COPIED = ("theme", "measure", "why", "who", "due_on", "budget_cents")


async def begin(session: AsyncSession, principal: Principal, scan_id: UUID, wish: PlanCreate) -> PlanVersion:
    """Begin a plan from the recommendations, or its next version from the lines that were decided on.

    Raises ScanNotFound, ScanResultNotFound (404), PlanExists, CompanyEnded (409).
    """
    scan = await plans.get_scan(session, principal, scan_id, for_update=True)
    if scan.status is not ScanStatus.PUBLISHED:
        raise ScanResultNotFound
    await require_existing(session, scan.company_id)
    former = await _newest(session, scan)
    if former is not None and former.status not in DECIDED:
        raise PlanExists
    version = PlanVersion(scan_id=scan.id, number=1 if former is None else former.number + 1)
    session.add(version)
    await session.flush()
    lines = await _suggested(session, scan, wish.language) if former is None else await _copied(session, former)
    session.add_all(
        PlanLine(version_id=version.id, position=place, **line) for place, line in enumerate(lines, start=1)
    )
    _record(session, principal, "scans.plan_begin", scan, number=version.number)
    await session.flush()
    return version


async def _newest(session: AsyncSession, scan: Scan) -> PlanVersion | None:
    try:
        return await plans.get_version(session, scan.id)
    except PlanNotFound:
        return None


async def _suggested(session: AsyncSession, scan: Scan, language: str) -> list[dict[str, Any]]:
    result, firm = await outcomes.read_with_firm(session, scan)
    return first_lines(result, await recommend(session, firm, result["next_step"]), language)


async def _copied(session: AsyncSession, former: PlanVersion) -> list[dict[str, Any]]:
    lines = await plans.lines_of(session, former.id)
    return [{name: getattr(line, name) for name in COPIED} for line in lines]


async def write(
    session: AsyncSession, principal: Principal, scan_id: UUID, wish: PlanLinesWrite, if_match: str | None
) -> PlanVersion:
    """Write all lines of a draft anew; a line that is named keeps its proposals.

    Raises ScanNotFound, PlanNotFound (404), VersionStale (412), PlanNotInWork (409), InvalidInput (400).
    """
    scan = await plans.get_scan(session, principal, scan_id)
    version = await plans.get_version(session, scan.id, for_update=True)
    require_current(version, if_match)
    if version.status is not PlanStatus.DRAFT:
        raise PlanNotInWork
    known = {line.id: line for line in await plans.lines_of(session, version.id)}
    named = [line.id for line in wish.lines if line.id is not None]
    faults = [
        field(f"#/lines/{place}/id", "unknown_line", nl="Deze regel kennen wij niet.", en="We do not know this line.")
        for place, line in enumerate(wish.lines)
        if line.id is not None and (line.id not in known or named.count(line.id) > 1)
    ]
    if faults:
        raise invalid(*faults)
    for place, written in enumerate(wish.lines, start=1):
        line = known.pop(written.id) if written.id is not None else PlanLine(version_id=version.id)
        line.position = place
        for name in COPIED:
            setattr(line, name, getattr(written, name))
        session.add(line)
    for line in known.values():
        await session.delete(line)
    _touch(version)
    _record(session, principal, "scans.plan_write", scan, number=version.number)
    await session.flush()
    return version


async def change_status(
    session: AsyncSession, principal: Principal, scan_id: UUID, wish: PlanMove, if_match: str | None
) -> PlanVersion:
    """Propose, take back, agree or disagree.

    Raises ScanNotFound, PlanNotFound (404), PlanMoveNotYours (403), VersionStale (412), PlanMoveNotPossible,
    PlanNotReady, PlanProposalsOpen (409).
    """
    scan = await plans.get_scan(session, principal, scan_id)
    version = await plans.get_version(session, scan.id, for_update=True)
    to = PlanStatus(wish.to_status)
    if not principal.may(plans.MOVE_OF[to]):
        raise _not_yours(to)
    (require_seen if to in DECIDED else require_current)(version, if_match)
    match wish:
        case PlanPropose():
            version.propose(clock.now(), principal.account_id)
            with session.no_autoflush:
                await _require_whole(session, version)
        case PlanTakeBack():
            version.take_back()
        case PlanAgree() | PlanDisagree():
            if version.proposed_by == principal.account_id:
                raise PlanMoveNotYours(
                    nl="U legde dit plan zelf voor. Iemand anders beslist namens de medewerkers.",
                    en="You proposed this plan yourself. Somebody else decides for the employees.",
                )
            version.decide(to, clock.now(), principal.account_id, wish.words)
            with session.no_autoflush:
                await _require_answered(session, version)
        case _:
            assert_never(wish)
    _record(session, principal, f"scans.plan_{to}", scan, number=version.number)
    await session.flush()
    await plan_letters.send(session, scan, to)
    return version


def _not_yours(to: PlanStatus) -> PlanMoveNotYours:
    if to in DECIDED:
        return PlanMoveNotYours(
            nl="De personeelsvertegenwoordiging beslist hierover.", en="The staff representative decides on this."
        )
    return PlanMoveNotYours(nl="Dit doet de leiding.", en="This is for management.")


async def _require_whole(session: AsyncSession, version: PlanVersion) -> None:
    lines = await plans.lines_of(session, version.id)
    if not lines:
        raise PlanNotReady(nl="Zet eerst een maatregel in het plan.", en="Put a measure in the plan first.")
    unready = [
        number
        for number, line in enumerate(lines, start=1)
        if line.who is None or line.due_on is None or line.budget_cents is None
    ]
    if unready:
        numbers = ", ".join(map(str, unready))
        raise PlanNotReady(
            nl=f"Vul bij maatregel {numbers} nog in wie, wanneer en wat het mag kosten.",
            en=f"Fill in who, when and what it may cost for measure {numbers}.",
            lines=unready,
        )


async def _require_answered(session: AsyncSession, version: PlanVersion) -> None:
    """Agreeing leaves no proposal in the air. Disagreeing may: what was proposed stays beside it."""
    waiting = await session.scalar(
        select(func.count()).where(PlanProposal.version_id == version.id, PlanProposal.status == ProposalStatus.OPEN)
    )
    if version.status is PlanStatus.AGREED and waiting:
        raise PlanProposalsOpen


def _touch(version: PlanVersion) -> None:
    """Let a change of its lines make a new version of the plan, for who read the former."""
    version.updated_at = clock.now()


def _record(session: AsyncSession, principal: Principal, act: str, scan: Scan, **details: object) -> None:
    record(session, principal, act, "scan", scan.id, organisation_id=scan.company_id, **details)
