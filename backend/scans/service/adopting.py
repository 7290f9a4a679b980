"""An own copy of a tool: its steps as lines of the plan, to edit from there."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.themes import Theme
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.scans import plans
from backend.scans.errors import PlanNotInWork
from backend.scans.models import PlanLine, PlanStatus, PlanVersion
from backend.scans.schemas.plans import LONGEST_MEASURE, MOST_LINES, PlanToolAdopt
from backend.toolbox import queries as toolbox
from backend.toolbox.steps import steps_of

WHY = {"nl": "Stap {} van het instrument '{}'.", "en": "Step {} of the tool '{}'."}


async def adopt(
    session: AsyncSession, principal: Principal, scan_id: UUID, wish: PlanToolAdopt, if_match: str | None
) -> PlanVersion:
    """Add the steps of a tool to a draft, below what stands there. What the tool says later changes nothing here.

    Raises ScanNotFound, PlanNotFound, ToolboxItemNotFound (404), ToolboxItemReplaced (410), VersionStale (412),
    PlanNotInWork (409), InvalidInput (400) for a tool without steps.
    """
    scan = await plans.get_scan(session, principal, scan_id)
    version = await plans.get_version(session, scan.id, for_update=True)
    require_current(version, if_match)
    if version.status is not PlanStatus.DRAFT:
        raise PlanNotInWork
    tool = await toolbox.read_item(session, wish.slug)
    steps = steps_of(tool["body"][wish.language])
    if not steps:
        raise invalid(
            field("#/slug", "no_steps", nl="Dit instrument heeft geen stappen.", en="This tool has no steps.")
        )
    lines = await plans.lines_of(session, version.id)
    if len(lines) + len(steps) > MOST_LINES:
        raise PlanNotInWork(
            nl=f"Het plan heeft hoogstens {MOST_LINES} maatregelen; dit instrument heeft {len(steps)} stappen.",
            en=f"The plan has at most {MOST_LINES} measures; this tool has {len(steps)} steps.",
        )
    last = max((line.position for line in lines), default=0)
    session.add_all(
        PlanLine(
            version_id=version.id,
            position=last + number,
            theme=Theme(tool["themes"][0]),
            measure=step if len(step) <= LONGEST_MEASURE else step[: LONGEST_MEASURE - 1].rstrip() + "…",
            why=WHY[wish.language].format(number, tool["title"][wish.language]),
        )
        for number, step in enumerate(steps, start=1)
    )
    version.updated_at = clock.now()
    record(
        session,
        principal,
        "scans.plan_adopt",
        "scan",
        scan.id,
        organisation_id=scan.company_id,
        number=version.number,
        tool=wish.slug,
    )
    await session.flush()
    return version
