"""Taking over: a draft of one's own, by the acts with which the own subject of each kind begins one."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.campaigns.models import ScanCampaign
from backend.campaigns.schemas import CampaignPurpose, CampaignTarget, ScanCampaignCreate
from backend.campaigns.service import keeping
from backend.core import clock
from backend.exchange import queries
from backend.exchange.errors import ExchangeMoveImpossible, ExchangeOwnShare, ExchangeVersionOutdated
from backend.exchange.models import ExchangeAdoption, ExchangeShare, ExchangeShareVersion, ShareKind, ShareStatus
from backend.exchange.schemas import ExchangeAdoptionCreate
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_live
from backend.scans.models import QuestionnaireVersion, VersionStatus
from backend.scans.queries import current_edition
from backend.toolbox.service.copying import copy_item

BEGINS_AFTER = timedelta(days=14)  # of a campaign: its branch looks it through first, and chooses its own days


async def take_over(
    session: AsyncSession, principal: Principal, share_id: UUID, wish: ExchangeAdoptionCreate
) -> tuple[ExchangeAdoption, bool]:
    """A draft from the newest version, and whether it was made now: a second time leads to the draft that there is.

    Raises ExchangeShareNotFound (404), ExchangeOwnShare, BranchNotLive, ExchangeMoveImpossible and
    ExchangeVersionOutdated (409).
    """
    assert principal.organisation_id is not None
    await require_live(session, principal.organisation_id)
    share = await queries.get_share(session, principal, share_id, for_update=True)  # two at once wait here
    if share.branch_id == principal.organisation_id:
        raise ExchangeOwnShare
    found = await queries.find_adoption(session, principal.organisation_id, share.id)
    if found is not None and found.has_draft:
        return found, False
    if share.status is not ShareStatus.SHARED:
        raise ExchangeMoveImpossible(currentStatus=share.status)
    if wish.number != share.number:
        raise ExchangeVersionOutdated(currentNumber=share.number)
    adoption = found or ExchangeAdoption(share_id=share.id, branch_id=principal.organisation_id)
    adoption.number = share.number
    version = await queries.get_version(session, share, share.number)
    match share.kind:
        case ShareKind.CAMPAIGN:
            adoption.campaign_id = (await _campaign(session, principal, share, version)).id
        case ShareKind.TOOL:
            source = UUID(version.setup["tool"]["version_id"])
            copied = await copy_item(session, principal, source, from_id=share.branch_id, number=share.number)
            adoption.tool_item_id = copied.item_id
        case ShareKind.APPROACH:
            adoption.own_share_id = (await _approach(session, principal, share, version)).id
    session.add(adoption)
    await session.flush()
    record(
        session,
        principal,
        "exchange.take_over",
        "exchange_share",
        share.id,
        organisation_id=adoption.branch_id,
        number=adoption.number,
    )
    return adoption, True


async def _campaign(
    session: AsyncSession, principal: Principal, share: ExchangeShare, version: ExchangeShareVersion
) -> ScanCampaign:
    """The same set-up with days of its own; a module of another branch gives way to the programme's questionnaire."""
    setup = version.setup["campaign"]
    version_id = UUID(setup["version_id"]) if setup["version_id"] else None
    asked = await session.get(QuestionnaireVersion, version_id) if version_id else None
    if asked is None or asked.status is not VersionStatus.PUBLISHED:
        version_id = (await current_edition(session)).id
    begins = clock.now() + BEGINS_AFTER
    campaign = await keeping.begin(
        session,
        principal,
        ScanCampaignCreate(
            title=version.title["nl"],
            purpose=CampaignPurpose(nl=setup["purpose"]["nl"], en=setup["purpose"]["en"]),
            opens_at=begins,
            closes_at=begins + timedelta(days=setup["days"]),
            questionnaire_version_id=version_id,
            aim=setup["aim"],
            target=CampaignTarget(section=setup["section"], province=setup["province"], size_class=setup["size_class"]),
        ),
    )
    campaign.taken_from_id, campaign.taken_from_number = share.branch_id, version.number
    await session.flush()
    return campaign


async def _approach(
    session: AsyncSession, principal: Principal, share: ExchangeShare, version: ExchangeShareVersion
) -> ExchangeShare:
    """A draft of one's own in its words, to be told anew; a result of the other branch is not taken along."""
    names = ("title", "gain", "did", "cost", "themes", "sectors")
    own = ExchangeShare(
        branch_id=principal.organisation_id,
        kind=ShareKind.APPROACH,
        taken_from_id=share.branch_id,
        taken_from_number=version.number,
        **{name: getattr(version, name) for name in names},
    )
    session.add(own)
    await session.flush()
    return own
