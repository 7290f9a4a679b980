"""What a branch does with its campaigns: begin, change while a draft, open, put off the end, close."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.campaigns.codes import new_code
from backend.campaigns.errors import CampaignMoveNotPossible, CampaignNotDraft, CampaignsOpenAlready
from backend.campaigns.models import NEXT, CampaignStatus, ScanCampaign
from backend.campaigns.queries.campaigns import get_campaign, is_of, target_of
from backend.campaigns.queries.targets import count_meant
from backend.campaigns.schemas import ScanCampaignCreate, ScanCampaignStatusChange, ScanCampaignUpdate
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_live
from backend.organisations.models import Province
from backend.scans.models import Questionnaire, QuestionnaireVersion, VersionStatus

LONGEST = timedelta(days=366)
# Each tells all members that it means; three at once is what a branch has something to say about.
OPEN_AT_ONCE = 3


async def begin(session: AsyncSession, principal: Principal, wish: ScanCampaignCreate) -> ScanCampaign:
    """Begin a campaign as a draft.

    Raises InvalidInput (400) for a period or questionnaire that does not fit, BranchNotLive (409).
    """
    assert principal.organisation_id is not None
    await require_live(session, principal.organisation_id)
    campaign = ScanCampaign(
        id=uuid4(),
        branch_id=principal.organisation_id,
        code=await _free_code(session),
        title=wish.title,
        purpose_nl=wish.purpose.nl,
        purpose_en=wish.purpose.en,
        opens_at=_minute(wish.opens_at),
        closes_at=_minute(wish.closes_at),
        version_id=wish.questionnaire_version_id,
        aim=wish.aim,
        **wish.target.model_dump(),
    )
    await _require_fitting(session, campaign)
    session.add(campaign)
    _write(session, principal, "campaigns.begin", campaign)
    await session.flush()
    return campaign


async def change(
    session: AsyncSession, principal: Principal, campaign_id: UUID, wish: ScanCampaignUpdate, if_match: str | None
) -> ScanCampaign:
    """Change a draft, or put off the end of an open one.

    Raises CampaignNotFound (404), PreconditionMissing (428), VersionStale (412), InvalidInput (400), CampaignNotDraft.
    """
    campaign = await get_campaign(session, principal, campaign_id, for_update=True)
    require_current(campaign, if_match)
    given = wish.model_fields_set
    if campaign.status is CampaignStatus.OPEN and given == {"closes_at"} and wish.closes_at is not None:
        return await _extend(session, principal, campaign, wish)
    if campaign.status is not CampaignStatus.DRAFT:
        raise CampaignNotDraft
    for name in ("title", "opens_at", "closes_at", "aim"):
        value = getattr(wish, name)
        if value is not None:
            setattr(campaign, name, _minute(value) if name.endswith("_at") else value)
    if wish.questionnaire_version_id is not None:
        campaign.version_id = wish.questionnaire_version_id
    if wish.purpose is not None:
        campaign.purpose_nl, campaign.purpose_en = wish.purpose.nl, wish.purpose.en
    if wish.target is not None:
        for name, value in wish.target.model_dump().items():
            setattr(campaign, name, value)
    await _require_fitting(session, campaign)
    _write(session, principal, "campaigns.change", campaign, fields=sorted(given))
    await session.flush()
    return campaign


async def change_status(
    session: AsyncSession, principal: Principal, campaign_id: UUID, wish: ScanCampaignStatusChange, if_match: str | None
) -> ScanCampaign:
    """Open it, or close it before its end.

    Raises CampaignNotFound (404), PreconditionMissing (428), VersionStale (412), CampaignMoveNotPossible,
    CampaignsOpenAlready and BranchNotLive (409), InvalidInput (400) when its period has passed or its questionnaire can
    no longer be used.
    """
    if wish.to_status == "open":  # before the campaign is locked: an exit locks the branch first too
        await require_live(session, principal.organisation_id)
    campaign = await get_campaign(session, principal, campaign_id, for_update=True)
    require_current(campaign, if_match)
    now = clock.now()
    if wish.to_status == "open":
        if campaign.status is CampaignStatus.DRAFT:
            await _require_fitting(session, campaign)
            await _require_room(session, campaign.branch_id)
        campaign.open(now, await count_meant(session, campaign.branch_id, target_of(campaign)))
        _write(session, principal, "campaigns.open", campaign)
    else:
        campaign.close(min(now, campaign.closes_at))
        _write(session, principal, "campaigns.close", campaign)
    await session.flush()
    return campaign


async def _extend(
    session: AsyncSession, principal: Principal, campaign: ScanCampaign, wish: ScanCampaignUpdate
) -> ScanCampaign:
    assert wish.closes_at is not None
    if clock.now() >= campaign.closes_at:  # its end has come, though the platform did not close it yet
        current = CampaignStatus.CLOSED
        raise CampaignMoveNotPossible(current=current, wanted="extended", allowed=sorted(NEXT[current]))
    later = _minute(wish.closes_at)
    if later <= campaign.closes_at:
        raise invalid(
            field("#/closesAt", "not_later", nl="Kies een later moment dan nu.", en="Choose a later end than now.")
        )
    campaign.closes_at = later
    _require_period(campaign)
    _write(session, principal, "campaigns.extend", campaign, closesAt=later.isoformat())
    await session.flush()
    return campaign


async def _require_room(session: AsyncSession, branch_id: UUID) -> None:
    """Two that open at the same moment wait for each other, so that both do not see the last place."""
    turn = func.pg_advisory_xact_lock(func.hashtextextended(f"open campaigns {branch_id}", 0))
    await session.execute(select(turn))
    running = select(func.count()).where(
        ScanCampaign.branch_id == branch_id, ScanCampaign.status == CampaignStatus.OPEN
    )
    if (await session.scalar(running) or 0) >= OPEN_AT_ONCE:
        raise CampaignsOpenAlready


async def _require_fitting(session: AsyncSession, campaign: ScanCampaign) -> None:
    _require_period(campaign)
    _require_to_come(campaign)
    usable = (
        select(QuestionnaireVersion.id)
        .join(Questionnaire, Questionnaire.id == QuestionnaireVersion.questionnaire_id)
        .where(
            QuestionnaireVersion.id == campaign.version_id,
            QuestionnaireVersion.status == VersionStatus.PUBLISHED,
            or_(Questionnaire.owner_id.is_(None), Questionnaire.owner_id == campaign.branch_id),
        )
    )
    if await session.scalar(usable) is None:
        raise invalid(
            field(
                "#/questionnaireVersionId",
                "not_usable",
                nl="Kies een gepubliceerde versie van de vragenlijst of van uw eigen module.",
                en="Choose a published version of the questionnaire or of your own module.",
            )
        )
    if campaign.province is not None and await session.get(Province, campaign.province) is None:
        raise invalid(
            field(
                "#/target/province", "unknown", nl="Deze provincie kennen wij niet.", en="We do not know this province."
            )
        )


def _require_period(campaign: ScanCampaign) -> None:
    if campaign.closes_at <= campaign.opens_at:
        raise invalid(
            field(
                "#/closesAt",
                "before_begin",
                nl="Kies een einde na het begin.",
                en="Choose an end after the beginning.",
            )
        )
    if campaign.closes_at - campaign.opens_at > LONGEST:
        raise invalid(
            field("#/closesAt", "too_long", nl="Een campagne duurt hoogstens een jaar.", en="A year is the longest.")
        )


def _require_to_come(campaign: ScanCampaign) -> None:
    if campaign.closes_at <= clock.now():
        raise invalid(
            field(
                "#/closesAt",
                "in_the_past",
                nl="Kies een einde dat nog komt.",
                en="Choose an end that is still to come.",
            )
        )


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


async def _free_code(session: AsyncSession) -> str:
    while True:
        code = new_code()
        if await session.scalar(select(ScanCampaign.id).where(ScanCampaign.code == code)) is None:
            return code


def _write(session: AsyncSession, principal: Principal, act: str, campaign: ScanCampaign, **details: object) -> None:
    assert is_of(principal, campaign)
    audit.record(session, principal, act, "campaign", campaign.id, organisation_id=campaign.branch_id, **details)
