"""What the platform does by itself: close, count each morning, report."""

from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.campaigns import gate
from backend.campaigns.models import CampaignCount, CampaignStatus, ScanCampaign
from backend.campaigns.queries import firms
from backend.campaigns.queries.campaigns import due_to_close
from backend.campaigns.queries.figures import last_counts
from backend.campaigns.service.reporting import report
from backend.core import clock


async def close_due(session: AsyncSession) -> int:
    """Close the campaigns whose end has come, as of that moment; answers how many. The worker calls it each minute."""
    found = list(
        await session.scalars(
            select(ScanCampaign).where(due_to_close()).order_by(ScanCampaign.id).with_for_update(skip_locked=True)
        )
    )
    for campaign in found:
        campaign.close(campaign.closes_at)
        record(session, None, "campaigns.close", "campaign", campaign.id, organisation_id=campaign.branch_id)
    await session.flush()
    return len(found)


async def count_daily(session: AsyncSession) -> int:
    """Count every campaign that runs, and report those that closed before today; answers how many were counted.

    The worker calls it at six in the morning. Two times on one day count once. It waits for who holds a campaign at
    that moment, as a company that joins: a day that is missing would tell of it.
    """
    today = clock.today()
    found = list(
        await session.scalars(
            select(ScanCampaign)
            .where(ScanCampaign.status.in_((CampaignStatus.OPEN, CampaignStatus.CLOSED)))
            .order_by(ScanCampaign.id)
            .with_for_update()
        )
    )
    midnight = datetime.combine(today, time(), clock.AMSTERDAM)
    for campaign in found:
        await _count(session, campaign)
        if campaign.closed_at is not None and campaign.closed_at < midnight:
            await report(session, campaign)
    await session.flush()
    return len(found)


async def _count(session: AsyncSession, campaign: ScanCampaign) -> None:
    last = await last_counts(session, campaign.id)
    if campaign.members is None or (last is not None and last.as_of >= clock.today()):
        return
    before, steps = gate.NOTHING, gate.draw_steps()
    if last is not None:
        before = gate.Counts(last.started, last.opened, last.published)
        steps = gate.Steps(last.started_step, last.opened_step, last.published_step)
    told = gate.next_counts(await firms.unseen_counts(session, campaign.id), before, steps, campaign.members)
    steps = gate.steps_after(steps, before, told)
    session.add(
        CampaignCount(
            campaign_id=campaign.id,
            as_of=clock.today(),
            started=told.started,
            opened=told.opened,
            published=told.published,
            started_step=steps.started,
            opened_step=steps.opened,
            published_step=steps.published,
        )
    )
