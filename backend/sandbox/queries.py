"""Who has a sandbox, and what is in it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.demonstration import SHARED_TEST_ORGANISATIONS, sandbox_organisation
from backend.identity.models import Account, Membership, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import BranchMember, BranchMembership, Company
from backend.organisations.queries import seen_by_branch
from backend.scans.models import Questionnaire, QuestionnaireVersion
from backend.toolbox.models import ToolboxItem, ToolboxVersion
from backend.vouchers.models import FundingShare, Round, Voucher
from backend.webhooks.models import WebhookEndpoint

MOST = 200

NOT_OFFERED: dict[str, Any] = {
    "offered": False,
    "opened_at": None,
    "organisation_name": None,
    "vouchers": [],
    "officers": [],
    "members": [],
    "things": [],
}


@dataclass(frozen=True, slots=True)
class Place:
    """For whom systems of an organisation act in the sandbox."""

    kind: OrganisationKind
    acts_for: UUID


async def place_of(real: AsyncSession, principal: Principal) -> Place | None:
    """The invented organisation of the one that somebody acts for, if there is one."""
    kind = await real.scalar(select(Organisation.kind).where(Organisation.id == principal.organisation_id))
    if kind is None or principal.organisation_id is None:
        return None
    acts_for = sandbox_organisation(OrganisationKind(kind), principal.organisation_id)
    return Place(OrganisationKind(kind), acts_for) if acts_for else None


async def branch_worlds(real: AsyncSession) -> list[UUID]:
    """The test branch of every real branch, whether it was opened or not."""
    branches = await real.scalars(select(Organisation.id).where(Organisation.kind == OrganisationKind.BRANCH))
    found = (sandbox_organisation(OrganisationKind.BRANCH, branch_id) for branch_id in branches)
    return [test_branch for test_branch in found if test_branch]


async def describe(sandbox: AsyncSession, place: Place) -> dict[str, Any]:
    """What there is to try."""
    organisation = await sandbox.get(Organisation, place.acts_for)
    is_branch = place.kind is OrganisationKind.BRANCH
    return {
        "offered": True,
        "opened_at": organisation and organisation.created_at,
        "organisation_name": organisation and organisation.name,
        "vouchers": [] if is_branch else await _vouchers(sandbox),
        "officers": [] if is_branch else await _officers(sandbox),
        "members": await _members(sandbox, place.acts_for) if is_branch else [],
        "things": await _things(sandbox, place.acts_for) if is_branch else [],
    }


async def _vouchers(sandbox: AsyncSession) -> list[dict[str, Any]]:
    found = await sandbox.execute(
        select(Voucher.id, Voucher.code, Company.name.label("company_name"), Voucher.status)
        .join(Company, Company.id == Voucher.company_id)
        .order_by(Company.sort_name, Voucher.id)
        .limit(MOST)
    )
    return [dict(row) for row in found.mappings()]


async def _officers(sandbox: AsyncSession) -> list[dict[str, Any]]:
    found = await sandbox.execute(
        select(Account.id.label("account_id"), Account.name)
        .join(Membership, Membership.account_id == Account.id)
        .where(
            Membership.organisation_id == SHARED_TEST_ORGANISATIONS[OrganisationKind.EXECUTING_BODY],
            Membership.role == Role.SYNTENS_OFFICER,
        )
        .order_by(Account.name, Account.id)
    )
    return [dict(row) for row in found.mappings()]


async def _members(sandbox: AsyncSession, branch_id: UUID) -> list[dict[str, Any]]:
    """The register, with what a real branch is never told: who takes part without letting it see that."""
    linked = (BranchMembership.branch_id == branch_id) & (BranchMembership.company_id == Company.id)
    found = await sandbox.execute(
        select(
            BranchMember.kvk_number,
            BranchMember.name,
            BranchMember.ended_at.is_not(None).label("has_ended"),
            BranchMembership.id.is_not(None).label("takes_part"),
            (BranchMembership.id.is_not(None) & seen_by_branch()).label("lets_branch_see"),
        )
        .outerjoin(Company, Company.kvk_number == BranchMember.kvk_number)
        .outerjoin(BranchMembership, linked)
        .where(BranchMember.branch_id == branch_id)
        .order_by(BranchMember.sort_name, BranchMember.id)
        .limit(MOST)
    )
    return [dict(row) for row in found.mappings()]


async def _things(sandbox: AsyncSession, branch_id: UUID) -> list[dict[str, Any]]:
    """What the test branch pays for, wrote and is told at."""
    newest: ColumnElement[Any] = ToolboxVersion.title["nl"].astext
    asked = {
        "round": select(Round.id, Round.name["nl"].astext)
        .join(FundingShare, FundingShare.round_id == Round.id)
        .where(FundingShare.organisation_id == branch_id),
        "tool": select(ToolboxItem.id, newest)
        .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
        .where(ToolboxItem.owner_id == branch_id, ToolboxVersion.number == 1),
        "module": select(Questionnaire.id, Questionnaire.slug)
        .join(QuestionnaireVersion, QuestionnaireVersion.questionnaire_id == Questionnaire.id)
        .where(Questionnaire.owner_id == branch_id)
        .distinct(),
        "webhook": select(WebhookEndpoint.id, WebhookEndpoint.name).where(WebhookEndpoint.organisation_id == branch_id),
    }
    found: list[dict[str, Any]] = []
    for kind, statement in asked.items():
        rows = [{"kind": kind, "id": id_, "name": name} for id_, name in await sandbox.execute(statement.limit(MOST))]
        found += sorted(rows, key=lambda row: (row["name"], str(row["id"])))
    return found
