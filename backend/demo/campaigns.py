"""Campaigns of a branch of the demonstration world: one that is written, one open, and one that closed with a result.

Of the one that closed only the figures are here: nobody looks at the firms behind them. Those that take part in the
open one are there, for they are counted every morning.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.campaigns.gate import draw_steps
from backend.campaigns.models import (
    CampaignCount,
    CampaignResult,
    CampaignResultTheme,
    CampaignScan,
    CampaignStatus,
    ScanCampaign,
)
from backend.campaigns.service import taking_part
from backend.core import clock
from backend.core.naming import sort_key
from backend.demo.scans import DRAFT_AT
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import Company
from backend.scans.models import Dimension as Theme
from backend.scans.models import InformedHow, Representation, Scan, ScanStatus
from backend.scans.queries import current_edition

BRANCH = "voorbeeldbranche-maakindustrie"
OPEN_CODE, ENDED_CODE, DRAFT_CODE = "MKT4X7", "VRJ2R6", "CNC5P8"
DAY = timedelta(days=1)
MEMBERS = 240
FIRMS = 27
# Management and employees, of firms that were invented.
SCORES = {
    Theme.WORK_DIVISION: (68, 47),
    Theme.WORKING_TIME: (61, 52),
    Theme.MANAGEMENT: (66, 55),
    Theme.PARTICIPATION: (64, 48),
    Theme.CRAFTSMANSHIP: (70, 68),
    Theme.PROCESS: (57, 54),
    Theme.TECHNOLOGY: (59, 60),
    Theme.RESULTS: (63, 58),
}
# Firms that began, opened and published, so many days after the campaign opened.
COUNTS = {
    5: (10, None, None),
    12: (15, 10, None),
    20: (20, 15, None),
    33: (30, 25, 15),
    46: (35, 30, 25),
}


async def seed(session: AsyncSession, world: World) -> None:
    """Let the branch run one campaign and have run another; a company that prepares a scan joins the open one."""
    version_id = (await current_edition(session)).id
    now = clock.now().replace(minute=0, second=0, microsecond=0)
    branch_id = world.organisations[BRANCH]
    ended = _campaign(branch_id, version_id, ENDED_CODE, now - 60 * DAY, now - 10 * DAY)
    ended.title = "Voorjaarsscan in de maakindustrie"
    ended.purpose_nl = (
        "Wij willen weten waar onze leden op de werkvloer tegenaan lopen, en daar onze bijeenkomsten op richten."
    )
    ended.purpose_en = "We want to know what our members run into on the shop floor, and aim our meetings at that."
    running = _campaign(branch_id, version_id, OPEN_CODE, now - 13 * DAY, now + 42 * DAY)
    running.title = "Hoe slim werkt de maakindustrie?"
    running.purpose_nl = (
        "Samen met onze leden zoeken wij uit hoe het werk slimmer kan. Met de uitkomst kiezen wij waar onze "
        "bijeenkomsten volgend jaar over gaan."
    )
    running.purpose_en = (
        "With our members we find out how work can be smarter. The result helps us choose what our meetings are about "
        "next year."
    )
    for campaign in (ended, running):
        campaign.open(campaign.opens_at, MEMBERS)
        campaign.notices_sent_at = campaign.opens_at
        session.add(campaign)
    written = _campaign(branch_id, version_id, DRAFT_CODE, now + 60 * DAY, now + 120 * DAY)
    written.title = "Samen roosteren in de maakindustrie"
    written.purpose_nl = "Wij willen weten hoe onze leden hun roosters maken, en wie daarover meepraat."
    written.created_at = now
    session.add(written)
    await session.flush()
    _counts(session, ended)
    _counts(session, running)
    await _close(session, ended)
    await _take_part(session, running)
    await _join(session, world)


def _campaign(branch_id: UUID, version_id: UUID, code: str, opens_at: datetime, closes_at: datetime) -> ScanCampaign:
    return ScanCampaign(
        id=uuid4(),
        branch_id=branch_id,
        code=code,
        title="",
        purpose_nl="",
        opens_at=opens_at,
        closes_at=closes_at,
        version_id=version_id,
        aim=40,
        status=CampaignStatus.DRAFT,
        created_at=opens_at - DAY,
    )


def _counts(session: AsyncSession, campaign: ScanCampaign) -> None:
    first = campaign.opens_at.astimezone(clock.AMSTERDAM).date()
    for days, (started, opened, published) in COUNTS.items():
        as_of, steps = first + days * DAY, draw_steps()
        if as_of <= clock.today():
            session.add(
                CampaignCount(
                    campaign_id=campaign.id,
                    as_of=as_of,
                    started=started,
                    opened=opened,
                    published=published,
                    started_step=steps.started,
                    opened_step=steps.opened,
                    published_step=steps.published,
                )
            )


async def _close(session: AsyncSession, campaign: ScanCampaign) -> None:
    campaign.close(campaign.closes_at)
    await session.flush()
    campaign.report()
    session.add(CampaignResult(campaign_id=campaign.id, made_at=campaign.closes_at + DAY))
    await session.flush()
    session.add_all(
        CampaignResultTheme(
            campaign_id=campaign.id,
            dimension=theme,
            firms=FIRMS,
            management_score=management,
            employee_score=employees,
            combined_score=(management + employees + 1) // 2,
            gap=employees - management,
        )
        for theme, (management, employees) in SCORES.items()
    )
    await session.flush()


async def _take_part(session: AsyncSession, campaign: ScanCampaign) -> None:
    """Seventeen invented firms, of whom twelve let their employees answer."""
    for number in range(1, 18):
        slug, name = f"voorbeeldmakerij-{number}", f"Voorbeeldmakerij {number}"
        organisation = Organisation(
            id=known_id("organisation", slug),
            kind=OrganisationKind.COMPANY,
            name=name,
            sort_name=sort_key(name),
            is_demonstration=True,
        )
        session.add(organisation)
        await session.flush()
        company = Company(
            id=organisation.id,
            kvk_number=f"9000{8000 + number}",
            name=name,
            sort_name=sort_key(name),
            section="C",
            employees=10 + 3 * number,
            province="NL-GE",
            is_demonstration=True,
        )
        company.verify(clock.now())
        scan = Scan(
            company_id=company.id,
            version_id=campaign.version_id,
            title="Scan met de branche",
            status=ScanStatus.DRAFT,
            closes_on=clock.today() + 20 * DAY,
            representation=Representation.STAFF_MEETING,
            staff_informed_on=clock.today(),
            staff_informed_how=InformedHow.MEETING,
        )
        if number > 5:
            scan.open(clock.now())
        session.add_all((company, scan))
        await session.flush()
        session.add(CampaignScan(scan_id=scan.id, campaign_id=campaign.id, company_id=company.id))
    await session.flush()


async def _join(session: AsyncSession, world: World) -> None:
    draft = select(Scan).where(Scan.company_id == world.organisations[DRAFT_AT], Scan.status == ScanStatus.DRAFT)
    scan = (await session.scalars(draft.order_by(Scan.created_at))).first()
    if scan is not None:
        await taking_part.join(session, world.principal_of(DRAFT_AT, Role.OWNER), scan, OPEN_CODE)
