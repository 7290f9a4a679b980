"""Campaigns: seen by the branch they are of, and by the programme office once they opened; by code, by everybody."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.campaigns import codes, gate
from backend.campaigns.errors import CampaignCodeNotFound, CampaignNotFound
from backend.campaigns.models import NEXT, CampaignStatus, ScanCampaign
from backend.campaigns.queries.targets import count_meant
from backend.campaigns.schemas import CampaignTarget, InvitationState, ScanCampaignFilter
from backend.core import clock
from backend.core.listing import page_of
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.queries.worlds import same_world
from backend.identity.scopes import Role
from backend.scans.models import Questionnaire, QuestionnaireVersion

SUMMARY = (
    *(ScanCampaign.id, ScanCampaign.branch_id, ScanCampaign.title, ScanCampaign.status, ScanCampaign.opens_at),
    *(ScanCampaign.closes_at, ScanCampaign.aim, ScanCampaign.code),
)
_OPENED = ScanCampaign.status != CampaignStatus.DRAFT


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Those of one's own branch; the programme office those that opened, of every branch of its world."""
    if Role.PROGRAMME_OFFICER in principal.roles:
        return and_(_OPENED, ScanCampaign.branch_id.in_(same_world(principal)))
    if principal.organisation_id is None:
        return false()
    return ScanCampaign.branch_id == principal.organisation_id


def is_of(principal: Principal, campaign: ScanCampaign) -> bool:
    """Whether it is a campaign of the branch one acts for."""
    return campaign.branch_id == principal.organisation_id


async def get_campaign(
    session: AsyncSession, principal: Principal, campaign_id: UUID, *, for_update: bool = False
) -> ScanCampaign:
    """A campaign, when this principal may see it. Raises CampaignNotFound (404)."""
    statement = select(ScanCampaign).where(ScanCampaign.id == campaign_id, visible_to(principal))
    found: ScanCampaign | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise CampaignNotFound
    return found


async def by_code(session: AsyncSession, written: str, *, to_take_part: bool = False) -> ScanCampaign:
    """The opened campaign with this code. Raises CampaignCodeNotFound (404).

    `to_take_part` holds a share lock on it, so that it does not close while a company takes part.
    """
    code = codes.read_code(written)
    statement = select(ScanCampaign).where(ScanCampaign.code == code, _OPENED)
    if to_take_part:
        statement = statement.with_for_update(read=True)
    found: ScanCampaign | None = await session.scalar(statement)
    if found is None:
        raise CampaignCodeNotFound
    return found


async def list_campaigns(session: AsyncSession, principal: Principal, wanted: ScanCampaignFilter) -> dict[str, Any]:
    """One page, the newest first."""
    statement = (
        select(*SUMMARY, Organisation.name.label("branch_name"))
        .join(Organisation, Organisation.id == ScanCampaign.branch_id)
        .where(visible_to(principal))
    )
    if wanted.status is not None:
        statement = statement.where(ScanCampaign.status == wanted.status)
    found = await page_of(session, statement.order_by(ScanCampaign.created_at.desc(), ScanCampaign.id), wanted)
    return {**found, "items": [{**each, "code": codes.shown(each["code"])} for each in found["items"]]}


def target_of(campaign: ScanCampaign) -> CampaignTarget:
    """Which members it means."""
    return CampaignTarget(section=campaign.section, province=campaign.province, size_class=campaign.size_class)


async def describe(
    session: AsyncSession, principal: Principal, campaign: ScanCampaign, public_url: str
) -> dict[str, Any]:
    """A campaign, as its branch and the programme office see it; how many members a branch has is its own."""
    own = is_of(principal, campaign)
    members = campaign.members
    if members is None:
        members = await count_meant(session, campaign.branch_id, target_of(campaign))
    kept = (*(column.key for column in SUMMARY), "opened_at", "closed_at", "version")
    return {
        **{name: getattr(campaign, name) for name in kept},
        "branch_name": await branch_name(session, campaign),
        "code": codes.shown(campaign.code),
        "purpose": purpose_of(campaign),
        "origin": await _origin(session, campaign),
        "questionnaire": await _questionnaire(session, campaign.version_id),
        "target": target_of(campaign),
        "members": members if own else None,
        "counts_possible": gate.ceiling(members) is not None,
        "address": codes.address(public_url, campaign.code),
        "next_statuses": sorted(NEXT[campaign.status] - {CampaignStatus.REPORTED}) if own else [],
    }


async def describe_invitation(session: AsyncSession, campaign: ScanCampaign) -> dict[str, Any]:
    """What anybody with the code may know of it."""
    questionnaire = await _questionnaire(session, campaign.version_id)
    return {
        "code": codes.shown(campaign.code),
        "branch_name": await branch_name(session, campaign),
        "title": campaign.title,
        "purpose": purpose_of(campaign),
        "opens_at": campaign.opens_at,
        "closes_at": campaign.closes_at,
        "state": _state(campaign),
        "is_module": questionnaire["module_of"] is not None,
        "origin": await _origin(session, campaign),
    }


async def _origin(session: AsyncSession, campaign: ScanCampaign) -> dict[str, Any] | None:
    if campaign.taken_from_id is None:
        return None
    branch = await session.get_one(Organisation, campaign.taken_from_id)
    return {"branch": branch.name, "number": campaign.taken_from_number}


def _state(campaign: ScanCampaign) -> InvitationState:
    now = clock.now()
    if campaign.takes_part(now):
        return "open"
    return "upcoming" if campaign.status is CampaignStatus.OPEN and now < campaign.opens_at else "closed"


def purpose_of(campaign: ScanCampaign) -> dict[str, str | None]:
    """Why the branch invites, in its languages."""
    return {"nl": campaign.purpose_nl, "en": campaign.purpose_en}


async def branch_name(session: AsyncSession, campaign: ScanCampaign) -> str:
    """The name of the branch that invites."""
    return (await session.get_one(Organisation, campaign.branch_id)).name


async def _questionnaire(session: AsyncSession, version_id: UUID) -> dict[str, Any]:
    row = await session.execute(
        select(
            QuestionnaireVersion.id.label("version_id"),
            QuestionnaireVersion.number,
            Organisation.name.label("module_of"),
        )
        .join(Questionnaire, Questionnaire.id == QuestionnaireVersion.questionnaire_id)
        .outerjoin(Organisation, Organisation.id == Questionnaire.owner_id)
        .where(QuestionnaireVersion.id == version_id)
    )
    return dict(row.mappings().one())


def due_to_close() -> ColumnElement[bool]:
    """Open campaigns whose end has come."""
    return and_(ScanCampaign.status == CampaignStatus.OPEN, ScanCampaign.closes_at <= clock.now())
