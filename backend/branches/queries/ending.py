"""What stops when a branch no longer takes part, and what stays: counted before anybody gives notice."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branches.queries.participations import REGISTER_KEPT, party_of
from backend.campaigns.models import CampaignStatus, ScanCampaign
from backend.core.review import VersionStatus
from backend.identity.models import BranchParty, MachineClient, Mandate
from backend.identity.principals import Principal
from backend.members.models import ENDED as IMPORTS_ENDED
from backend.members.models import MemberImport
from backend.organisations.models import BranchMember, BranchMembership
from backend.scans.models import Questionnaire, QuestionnaireVersion
from backend.scans.models import VersionStatus as QuestionnaireStatus
from backend.toolbox.models import ToolboxItem, ToolboxVersion
from backend.vouchers.models import FundingShare, Round
from backend.vouchers.states import RoundStatus
from backend.webhooks.models import WebhookEndpoint


async def effects_told(session: AsyncSession, principal: Principal, branch_id: UUID) -> dict[str, Any]:
    """What stops, for who asks. How many companies take part is for the programme alone.

    A branch chooses its members by number: a count that moves when it enters one tells whether that firm takes part.
    """
    effects = await effects_of(session, branch_id)
    return effects if party_of(principal) is BranchParty.PROGRAMME else {**effects, "companies": None}


async def effects_of(session: AsyncSession, branch_id: UUID) -> dict[str, Any]:
    """How much of each kind there is now."""
    counted = {
        "clients": _count(MachineClient.id, MachineClient.organisation_id == branch_id, open_client()),
        "webhooks": _count(WebhookEndpoint.id, WebhookEndpoint.organisation_id == branch_id),
        "imports": _count(MemberImport.id, MemberImport.branch_id == branch_id, open_import()),
        "members": _count(BranchMember.id, BranchMember.branch_id == branch_id, BranchMember.ended_at.is_(None)),
        "companies": _count(BranchMembership.id, BranchMembership.branch_id == branch_id),
        "mandates": _count(Mandate.id, Mandate.organisation_id == branch_id, Mandate.ended_at.is_(None)),
        "campaigns": _count(
            ScanCampaign.id, ScanCampaign.branch_id == branch_id, ScanCampaign.status == CampaignStatus.OPEN
        ),
        "campaign_drafts": _count(
            ScanCampaign.id, ScanCampaign.branch_id == branch_id, ScanCampaign.status == CampaignStatus.DRAFT
        ),
        "rounds": _count(
            Round.id.distinct(),
            Round.status.not_in((RoundStatus.DRAFT, RoundStatus.ENDED)),
            FundingShare.round_id == Round.id,
            FundingShare.organisation_id == branch_id,
        ),
        "modules": _count(
            Questionnaire.id.distinct(),
            Questionnaire.owner_id == branch_id,
            QuestionnaireVersion.questionnaire_id == Questionnaire.id,
            QuestionnaireVersion.status == QuestionnaireStatus.PUBLISHED,
        ),
        "tools": _count(
            ToolboxItem.id.distinct(),
            ToolboxItem.owner_id == branch_id,
            ToolboxVersion.item_id == ToolboxItem.id,
            ToolboxVersion.status == VersionStatus.PUBLISHED,
        ),
    }
    found = await session.execute(select(*(each.label(name) for name, each in counted.items())))
    return {**found.mappings().one(), "register_kept_days": REGISTER_KEPT.days}


def open_client() -> ColumnElement[bool]:
    """A system that still has access."""
    return MachineClient.revoked_at.is_(None)


def open_import() -> ColumnElement[bool]:
    """An import that may still change something."""
    return MemberImport.status.not_in(IMPORTS_ENDED)


def _count(what: SQLColumnExpression[Any], *where: ColumnElement[bool]) -> Any:
    return select(func.count(what)).where(*where).scalar_subquery()
